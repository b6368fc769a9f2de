pragma ComponentBehavior: Bound
import QtQuick
import KioskBridge
import scenes.look

// Outside opening hours: the river by night and when the hall opens next, in both languages, for whoever touches it; then
// black.
Scene {
    id: scene
    required property HoursView hours
    // Light comes soon, and goes slowly, so that nobody reads a sentence that is torn away.
    property int dimMs: 6000
    readonly property var tongues: house.tongues
    readonly property bool tall: width < height
    readonly property real unit: tall ? width / 1080 : Theme.u
    readonly property bool named: hours.hall.opens === "" && (hours.hall.zh ?? "") !== ""

    Rectangle {
        anchors.fill: parent
        color: "black"
    }
    Item {
        id: night
        anchors.fill: parent
        opacity: scene.hours.lit ? 1 : 0
        visible: opacity > 0
        Behavior on opacity {
            NumberAnimation {
                duration: scene.hours.lit ? 900 : scene.dimMs
                easing.type: Easing.InOutSine
            }
        }
        Image {
            id: river
            anchors.fill: parent
            source: Theme.assets + "/smile/river.webp"
            fillMode: Image.PreserveAspectCrop
            asynchronous: true
        }
        Rectangle {
            anchors.fill: parent
            gradient: Gradient {
                GradientStop {
                    position: 0
                    color: "#d9060608"
                }
                GradientStop {
                    position: 0.42
                    color: "#38060608"
                }
                GradientStop {
                    position: 1
                    color: "#b3060608"
                }
            }
        }
        // One lantern on the moon's path.
        Image {
            id: lantern
            property real turn: 0
            source: Theme.assets + "/smile/lantern-smile-1.webp"
            width: (scene.tall ? 300 : 280) * scene.unit
            height: width
            x: scene.width / 2 - width / 2 + 10 * scene.unit * Math.sin(lantern.turn)
            y: (scene.tall ? 0.66 : 0.70) * scene.height - height / 2 + 4 * scene.unit * Math.sin(1.7 * lantern.turn)
            asynchronous: true
            mipmap: true
            NumberAnimation on turn {
                from: 0
                to: 20 * Math.PI
                duration: 60000
                loops: Animation.Infinite
                running: night.visible
            }
        }
        Column {
            id: said
            anchors.horizontalCenter: parent.horizontalCenter
            y: (scene.tall ? 0.12 : 0.065) * scene.height
            width: parent.width - 120 * scene.unit
            spacing: 0
            Words {
                visible: scene.named
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                text: scene.named ? scene.hours.hall.zh + "·" + scene.hours.hall.en : ""
                color: Theme.brass
                font.pixelSize: 34 * scene.unit
                lineHeight: 1
            }
            Words {
                objectName: "closed-title"
                display: true
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                text: scene.tongues.zh.closed.title
                color: Theme.light
                font.pixelSize: 104 * scene.unit
                // The space behind the last character counts as its own.
                leftPadding: font.letterSpacing
                font.letterSpacing: 12 * scene.unit
                lineHeight: 1
            }
            Words {
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                text: scene.tongues.en.closed.title
                color: Theme.lightSoft
                font.pixelSize: 38 * scene.unit
                lineHeight: 1
            }
        }
        Column {
            anchors.horizontalCenter: parent.horizontalCenter
            anchors.bottom: parent.bottom
            anchors.bottomMargin: (scene.tall ? 0.10 : 0.06) * scene.height
            width: said.width
            spacing: 0
            Words {
                objectName: "closed-next"
                display: true
                visible: text !== ""
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                text: scene.hours.next.zh
                color: Theme.brassLight
                font.pixelSize: 60 * scene.unit
                lineHeight: 1
            }
            Words {
                objectName: "closed-next-en"
                visible: text !== ""
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                text: scene.hours.next.en
                color: Theme.lightSoft
                font.pixelSize: 36 * scene.unit
                lineHeight: 1
            }
        }
    }
    MouseArea {
        objectName: "closed"
        anchors.fill: parent
        onPressed: scene.hours.touchClosed()
    }
}
