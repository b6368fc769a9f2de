pragma ComponentBehavior: Bound
import QtQuick

// A paper sign on two cords from a brass nail, as in the door of a shop: its nail is the middle of its upper edge.
// It swings a little when it is hung up, where it `sways`, and then hangs still.
Item {
    id: hung
    property string text
    property real size: Theme.heading
    property bool sways: false
    readonly property real drop: 1.25 * size
    readonly property real reach: 0.36 * board.width
    implicitWidth: board.width
    implicitHeight: drop + board.height

    Item {
        id: swung
        anchors.fill: parent
        transformOrigin: Item.Top
        SequentialAnimation on rotation {
            running: hung.sways && hung.visible
            NumberAnimation {
                from: -7
                to: 4
                duration: 900
                easing.type: Easing.InOutSine
            }
            NumberAnimation {
                to: -2
                duration: 850
                easing.type: Easing.InOutSine
            }
            NumberAnimation {
                to: 0
                duration: 800
                easing.type: Easing.InOutSine
            }
        }
        Repeater {
            model: [-1, 1]
            Rectangle {
                id: cord
                required property int modelData
                readonly property real fall: hung.drop + 0.12 * hung.size
                x: swung.width / 2 - width / 2
                width: Math.max(1, 0.055 * hung.size)
                height: Math.hypot(hung.reach, fall)
                transformOrigin: Item.Top
                rotation: -modelData * Math.atan2(hung.reach, fall) * 180 / Math.PI
                color: "#b8924f"
                antialiasing: true
            }
        }
        Repeater {
            model: 3
            Rectangle {
                required property int index
                anchors.fill: board
                anchors.margins: -(2 + 3 * index) * Theme.u
                anchors.topMargin: -(1 * index - 4) * Theme.u
                radius: board.radius + 3 * index * Theme.u
                color: "#22000000"
            }
        }
        Paper {
            id: board
            y: hung.drop
            width: Math.ceil(said.implicitWidth + 1.5 * hung.size)
            height: Math.ceil(said.implicitHeight + 0.7 * hung.size)
            radius: 0.16 * hung.size
            Rectangle {
                anchors.fill: parent
                anchors.margins: 0.14 * hung.size
                radius: 0.08 * hung.size
                color: "transparent"
                border.width: Math.max(1, 1.5 * Theme.u)
                border.color: Theme.brass
            }
            Repeater {
                model: [-1, 1]
                Rectangle {
                    required property int modelData
                    x: board.width / 2 + modelData * hung.reach - width / 2
                    y: 0.04 * hung.size
                    width: 0.16 * hung.size
                    height: width
                    radius: width / 2
                    color: Theme.bamboo
                }
            }
            Words {
                id: said
                display: true
                anchors.centerIn: parent
                text: hung.text
                color: Theme.ink
                font.pixelSize: hung.size
                font.letterSpacing: Theme.english ? 0 : 0.12 * hung.size
                lineHeight: 1
                wrapMode: Text.NoWrap
            }
        }
    }
    Rectangle {
        x: parent.width / 2 - width / 2
        y: -height / 2
        width: 0.36 * hung.size
        height: width
        radius: width / 2
        border.width: Math.max(1, 1.5 * Theme.u)
        border.color: Theme.brassDark
        gradient: Gradient {
            GradientStop {
                position: 0
                color: "#f4dfaa"
            }
            GradientStop {
                position: 1
                color: "#a27c3b"
            }
        }
    }
}
