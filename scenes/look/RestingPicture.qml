import QtQuick

// An exhibit's picture with the lamps turned down and a sign hung before it, for what rests.
Item {
    id: resting
    property url picture
    property string sign
    property real size: Theme.heading
    property bool sways: false
    clip: true

    Image {
        anchors.fill: parent
        source: resting.picture
        fillMode: Image.PreserveAspectCrop
        asynchronous: true
    }
    Rectangle {
        anchors.fill: parent
        gradient: Gradient {
            GradientStop {
                position: 0
                color: "#b01a120c"
            }
            GradientStop {
                position: 0.45
                color: "#8c1a120c"
            }
            GradientStop {
                position: 1
                color: "#dc0d0906"
            }
        }
    }
    // One small lamp was left on, behind the sign.
    Image {
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.verticalCenter: board.bottom
        anchors.verticalCenterOffset: -board.size
        width: 1.35 * Math.max(parent.width, board.width)
        height: width
        source: "../../assets/door/glow.webp"
        asynchronous: true
        opacity: 0.85
    }
    HangingSign {
        id: board
        anchors.horizontalCenter: parent.horizontalCenter
        y: 0.28 * parent.height
        text: resting.sign
        size: resting.size
        sways: resting.sways
    }
}
