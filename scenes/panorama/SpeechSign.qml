import QtQuick
import QtQuick.Shapes
import scenes.look

// Two bars while a voice speaks (touch to stop), a triangle when it rests (touch to listen).
Item {
    id: sign
    property bool speaking: false
    width: 40 * Theme.u
    height: width
    Row {
        visible: sign.speaking
        anchors.centerIn: parent
        spacing: 10 * Theme.u
        Repeater {
            model: 2
            Rectangle {
                width: 10 * Theme.u
                height: 34 * Theme.u
                radius: 3 * Theme.u
                color: Theme.night
            }
        }
    }
    Shape {
        visible: !sign.speaking
        anchors.fill: parent
        ShapePath {
            strokeWidth: -1
            fillColor: Theme.brassLight
            startX: sign.width * 0.22
            startY: sign.height * 0.08
            PathLine {
                x: sign.width * 0.92
                y: sign.height * 0.5
            }
            PathLine {
                x: sign.width * 0.22
                y: sign.height * 0.92
            }
        }
    }
}
