import QtQuick
import KioskBridge
import scenes.look

// Where staff type their PIN after holding the corner; at the first start, where they choose it and nothing else can be done.
Item {
    id: pad
    required property HouseView house
    required property StaffView view
    readonly property bool choosing: ["choose", "again", "keeping", "kept"].includes(view.pad)
    property string typed: ""
    visible: view.pad !== "closed"
    onVisibleChanged: typed = ""
    // Typed for another state than the one that came meanwhile.
    Connections {
        target: pad.view
        function onPadChanged(): void {
            pad.typed = "";
        }
    }

    function press(key: string): void {
        house.active("touch");
        if (key === "clear")
            typed = "";
        else if (key === "enter") {
            const pin = typed;
            typed = "";
            if (pin !== "")
                view.enterPin(pin);
        } else if (typed.length < 12)
            typed += key;
    }

    function told(): string {
        const words = house.words.pin;
        switch (view.pad) {
        case "slow":
            return words.slow.arg(view.padWaitS);
        case "locked":
            return view.padWaitS > 90 ? words.locked_min.arg(Math.ceil(view.padWaitS / 60)) : words.locked_s.arg(view.padWaitS);
        case "checking":
            return words.checking;
        case "wrong":
            return typed === "" ? words.wrong : "●".repeat(typed.length);
        default:
            return typed === "" ? "–" : "●".repeat(typed.length);
        }
    }

    Rectangle {
        anchors.fill: parent
        color: pad.choosing ? "#f7120d0a" : "#d8120d0a"
    }
    // A mouse area takes one finger; the others must not reach what lies below either.
    MultiPointTouchArea {
        anchors.fill: parent
        maximumTouchPoints: 64
        mouseEnabled: false
    }
    MouseArea {
        anchors.fill: parent
        acceptedButtons: Qt.AllButtons
        hoverEnabled: true
        onWheel: wheel => wheel.accepted = true
    }
    Paper {
        anchors.centerIn: parent
        width: pad.choosing ? choosing.width + 144 * Theme.u : Math.max(640 * Theme.u, typing.width + 96 * Theme.u)
        height: (pad.choosing ? choosing.height : typing.height) + 96 * Theme.u

        Column {
            id: typing
            visible: !pad.choosing
            anchors.centerIn: parent
            width: Math.max(544 * Theme.u, typingKeys.width)
            spacing: 24 * Theme.u
            Words {
                display: true
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                text: pad.house.words.pin.title
                color: Theme.ink
                font.pixelSize: Theme.heading
            }
            Words {
                objectName: "pin-told"
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                lineHeight: 0.95
                color: ["wrong", "slow", "locked"].includes(pad.view.pad) ? Theme.cinnabar : Theme.inkSoft
                text: pad.told()
            }
            PinKeys {
                id: typingKeys
                anchors.horizontalCenter: parent.horizontalCenter
                house: pad.house
                enabled: typing.visible && (pad.view.pad === "open" || pad.view.pad === "wrong")
                onPressed: key => pad.press(key)
            }
            BrassButton {
                objectName: "pin-cancel"
                anchors.horizontalCenter: parent.horizontalCenter
                quiet: true
                dark: true
                text: pad.house.words.pin.cancel
                size: Theme.small
                onClicked: pad.view.closePad()
            }
        }
        Row {
            id: choosing
            visible: pad.choosing
            anchors.centerIn: parent
            spacing: 72 * Theme.u
            PinChoice {
                anchors.verticalCenter: parent.verticalCenter
                width: 580 * Theme.u
                house: pad.house
                view: pad.view
                typed: pad.typed.length
            }
            Column {
                anchors.verticalCenter: parent.verticalCenter
                spacing: 24 * Theme.u
                PinKeys {
                    visible: pad.view.pad !== "kept"
                    house: pad.house
                    enabled: choosing.visible && (pad.view.pad === "choose" || pad.view.pad === "again")
                    canEnter: pad.typed.length >= 4
                    onPressed: key => pad.press(key)
                }
                // Keeps its place, so that the keys stay where they are for the second typing.
                Item {
                    anchors.horizontalCenter: parent.horizontalCenter
                    width: beginAgain.width
                    height: beginAgain.height
                    BrassButton {
                        id: beginAgain
                        objectName: "pin-begin-again"
                        visible: pad.view.pad === "again" || pad.view.pad === "kept"
                        quiet: pad.view.pad === "again"
                        dark: true
                        text: pad.view.pad === "kept" ? pad.house.words.pin.done : pad.house.words.pin.begin_again
                        size: Theme.small
                        onClicked: pad.view.closePad()
                    }
                }
            }
        }
    }
}
