import QtQuick
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
    Canvas {
        visible: !sign.speaking
        anchors.fill: parent
        onPaint: {
            const pen = getContext("2d");
            pen.reset();
            pen.fillStyle = Theme.brassLight;
            pen.moveTo(width * 0.22, height * 0.08);
            pen.lineTo(width * 0.92, height * 0.5);
            pen.lineTo(width * 0.22, height * 0.92);
            pen.closePath();
            pen.fill();
        }
    }
}
