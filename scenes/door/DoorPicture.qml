pragma ComponentBehavior: Bound
import QtQuick
import KioskBridge

// What a door's own screen shows: the mirror, or two faces to press where the door has no camera. Fills any window.
Item {
    id: picture
    required property DoorView view
    required property var words
    property bool alone: true
    readonly property bool buttons: view.means === "buttons"

    Loader {
        anchors.fill: parent
        sourceComponent: picture.buttons ? faces : mirror
    }
    Component {
        id: mirror
        MirrorPicture {
            view: picture.view
            words: picture.words
            alone: picture.alone
        }
    }
    Component {
        id: faces
        SmileyButtons {
            view: picture.view
            words: picture.words
            alone: picture.alone
        }
    }
}
