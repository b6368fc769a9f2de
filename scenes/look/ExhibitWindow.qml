pragma ComponentBehavior: Bound
import QtQuick

// One window in the cabin's wall: a picture behind brass, the exhibit's name and a line about it. A `sign` is hung before
// an exhibit that rests; `unit` is the size of a design unit where the wall is narrow, `room` the height of the words.
Item {
    id: pane
    property string name
    property string line
    property url picture
    property string sign: ""
    property real unit: Theme.u
    property real room: 232 * unit
    signal clicked
    scale: area.pressed ? 0.975 : 1
    activeFocusOnTab: true
    Accessible.role: Accessible.Button
    Accessible.name: pane.sign === "" ? pane.name : pane.name + ", " + pane.sign
    Accessible.onPressAction: pane.clicked()
    Keys.onReturnPressed: pane.clicked()
    Behavior on scale {
        NumberAnimation {
            duration: 90
        }
    }

    Rectangle {
        anchors.fill: parent
        radius: 18 * pane.unit
        color: "#0d0906"
        border.width: 4 * pane.unit
        border.color: area.pressed ? Theme.brassLight : Theme.brass
    }
    Image {
        id: look
        anchors.fill: parent
        anchors.margins: 8 * pane.unit
        anchors.bottomMargin: words.height + 8 * pane.unit
        source: pane.picture
        fillMode: Image.PreserveAspectCrop
        asynchronous: true
        clip: true
    }
    Loader {
        anchors.fill: look
        active: pane.sign !== ""
        sourceComponent: RestingPicture {
            picture: pane.picture
            sign: pane.sign
            size: 46 * pane.unit
        }
    }
    Rectangle {
        anchors.left: look.left
        anchors.right: look.right
        anchors.bottom: look.bottom
        height: 90 * pane.unit
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
        leftPadding: 30 * pane.unit
        rightPadding: 30 * pane.unit
        bottomPadding: 26 * pane.unit
        topPadding: 6 * pane.unit
        spacing: 6 * pane.unit
        height: pane.room
        Words {
            display: true
            width: parent.width - 60 * pane.unit
            text: pane.name
            color: pane.sign === "" ? Theme.brassLight : Theme.brass
            font.pixelSize: Theme.english ? 38 * pane.unit : 56 * pane.unit
            lineHeight: 0.95
        }
        Words {
            width: parent.width - 60 * pane.unit
            text: pane.line
            color: Theme.lightSoft
            font.pixelSize: 28 * pane.unit
            lineHeight: 0.95
        }
    }
    MouseArea {
        id: area
        anchors.fill: parent
        onClicked: pane.clicked()
    }
}
