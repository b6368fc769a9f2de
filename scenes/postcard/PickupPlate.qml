import QtQuick
import KioskBridge
import scenes.look

// How a phone gets the card: one code, or two where it must join the station's network first; and the short code.
Paper {
    id: plate
    required property PostcardView view
    required property var words
    readonly property bool ready: view.link === "ready" && view.code !== ""
    readonly property real pad: 30 * Theme.u

    Row {
        id: codes
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.bottom: foot.top
        anchors.margins: plate.pad
        anchors.topMargin: 20 * Theme.u
        anchors.bottomMargin: 18 * Theme.u
        spacing: plate.pad
        visible: plate.ready
        readonly property bool two: plate.view.wifiCode !== ""
        PickupCode {
            visible: codes.two
            width: (codes.width - codes.spacing) / 2
            height: codes.height
            number: "1"
            caption: plate.words.step_wifi
            picture: plate.view.wifiCode
            codeName: "booth-wifi-code"
        }
        PickupCode {
            width: codes.two ? (codes.width - codes.spacing) / 2 : codes.width
            height: codes.height
            number: codes.two ? "2" : ""
            caption: codes.two ? plate.words.step_scan : plate.words.scan
            picture: plate.view.code
            codeName: "booth-code"
        }
    }
    Column {
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.verticalCenter: codes.verticalCenter
        width: parent.width - 4 * plate.pad
        spacing: 20 * Theme.u
        visible: !plate.ready
        Item {
            anchors.horizontalCenter: parent.horizontalCenter
            width: 120 * Theme.u
            height: 130 * Theme.u
            BoothSign {
                anchors.centerIn: parent
                kind: "phone"
                size: 2.3 * Theme.u
                thickness: 2
                colour: "#9c7c42"
            }
            // A light that goes to and fro on the phone while its way is made.
            Rectangle {
                id: waiting
                property real way: 0
                visible: plate.view.link === "making"
                width: 12 * Theme.u
                height: width
                radius: width / 2
                color: "#9c7c42"
                x: parent.width / 2 - width / 2 + 15 * Theme.u * Math.sin(2 * Math.PI * way)
                y: parent.height / 2 - height / 2 - 4 * Theme.u
                NumberAnimation on way {
                    running: waiting.visible && plate.visible
                    from: 0
                    to: 1
                    duration: 2400
                    loops: Animation.Infinite
                }
            }
        }
        Words {
            display: true
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: plate.view.link === "making" ? plate.words.link_making : plate.view.link === "failed" ? plate.words.link_failed : plate.view.againMin === "" ? plate.words.link_hidden_none : plate.words.link_hidden.replace("{minutes}", plate.view.againMin)
            color: Theme.ink
            font.pixelSize: 38 * Theme.u
        }
        Words {
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            visible: plate.view.link !== "making"
            text: plate.view.link === "hidden" ? plate.words.link_hidden_hint : plate.words.link_failed_hint
            color: Theme.inkSoft
            font.pixelSize: 30 * Theme.u
        }
    }
    Item {
        id: foot
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        anchors.margins: plate.pad
        anchors.bottomMargin: 20 * Theme.u
        height: (network.visible ? 142 : 104) * Theme.u
        Rectangle {
            width: parent.width
            height: Math.max(1, 1.5 * Theme.u)
            color: "#c4ad7c"
        }
        Row {
            id: digits
            anchors.bottom: parent.bottom
            height: parent.height - 12 * Theme.u
            spacing: 18 * Theme.u
            visible: plate.view.shortCode !== ""
            Words {
                anchors.verticalCenter: parent.verticalCenter
                wrapMode: Text.NoWrap
                text: plate.words.short_code
                color: Theme.inkSoft
                font.pixelSize: 28 * Theme.u
                lineHeight: 1
            }
            Words {
                anchors.verticalCenter: parent.verticalCenter
                wrapMode: Text.NoWrap
                text: plate.view.shortCode.slice(0, 3) + " " + plate.view.shortCode.slice(3)
                color: Theme.cinnabar
                font.weight: Font.Medium
                font.pixelSize: 50 * Theme.u
                lineHeight: 1
            }
        }
        Column {
            anchors.left: digits.visible ? digits.right : parent.left
            anchors.leftMargin: digits.visible ? 30 * Theme.u : 0
            anchors.right: parent.right
            anchors.verticalCenter: digits.verticalCenter
            spacing: 2 * Theme.u
            // What comes first stands first.
            Words {
                id: network
                width: parent.width
                horizontalAlignment: Text.AlignRight
                visible: plate.ready && plate.view.sameNetwork && !codes.two
                text: plate.words.same_network
                color: Theme.ink
                font.weight: Font.Medium
                font.pixelSize: Theme.small
                lineHeight: 1
            }
            Words {
                width: parent.width
                horizontalAlignment: Text.AlignRight
                visible: plate.view.againMin !== "" && digits.visible && plate.view.link !== "hidden"
                text: plate.words.short_again.replace("{minutes}", plate.view.againMin)
                color: Theme.inkSoft
                font.pixelSize: Theme.small
                lineHeight: 1
            }
            Words {
                width: parent.width
                horizontalAlignment: Text.AlignRight
                text: plate.words.kept_until.replace("{time}", plate.view.until)
                color: Theme.inkSoft
                font.pixelSize: Theme.small
                lineHeight: 1
            }
        }
    }
}
