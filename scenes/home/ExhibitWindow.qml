import QtQuick
import scenes.look

// One window in the cabin's wall: a picture behind brass, the exhibit's name and a line about it.
Item {
    id: pane
    property string name
    property string line
    property url picture
    signal clicked
    scale: area.pressed ? 0.975 : 1
    activeFocusOnTab: true
    Accessible.role: Accessible.Button
    Accessible.name: pane.name
    Accessible.onPressAction: pane.clicked()
    Keys.onReturnPressed: pane.clicked()
    Behavior on scale {
        NumberAnimation {
            duration: 90
        }
    }

    Rectangle {
        anchors.fill: parent
        radius: 18 * Theme.u
        color: "#0d0906"
        border.width: 4 * Theme.u
        border.color: area.pressed ? Theme.brassLight : Theme.brass
    }
    Image {
        id: look
        anchors.fill: parent
        anchors.margins: 8 * Theme.u
        anchors.bottomMargin: words.height + 8 * Theme.u
        source: pane.picture
        fillMode: Image.PreserveAspectCrop
        asynchronous: true
        clip: true
    }
    Rectangle {
        anchors.left: look.left
        anchors.right: look.right
        anchors.bottom: look.bottom
        height: 90 * Theme.u
        gradient: Gradient {
            GradientStop {
                position: 0
                color: "#000d0906"
            }
            GradientStop {
                position: 1
                color: "#0d0906"
            }
        }
    }
    Column {
        id: words
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        leftPadding: 30 * Theme.u
        rightPadding: 30 * Theme.u
        bottomPadding: 26 * Theme.u
        topPadding: 6 * Theme.u
        spacing: 6 * Theme.u
        height: 232 * Theme.u
        Words {
            display: true
            width: parent.width - 60 * Theme.u
            text: pane.name
            color: Theme.brassLight
            font.pixelSize: Theme.english ? 38 * Theme.u : 56 * Theme.u
            lineHeight: 0.95
        }
        Words {
            width: parent.width - 60 * Theme.u
            text: pane.line
            color: Theme.lightSoft
            font.pixelSize: 28 * Theme.u
            lineHeight: 0.95
        }
    }
    MouseArea {
        id: area
        anchors.fill: parent
        onClicked: pane.clicked()
    }
}
