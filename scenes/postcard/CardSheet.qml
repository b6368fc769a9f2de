import QtQuick
import KioskBridge
import scenes.look

// A card lying on the wood: the press's own picture with a soft shadow beneath.
Item {
    id: sheet
    required property PostcardView view
    property string picture: ""
    property bool lit: false

    Repeater {
        model: 5
        Rectangle {
            required property int index
            anchors.fill: parent
            anchors.margins: -index * 4 * Theme.u
            anchors.topMargin: (6 - index) * 3 * Theme.u
            radius: (4 + 4 * index) * Theme.u
            color: "#1a000000"
        }
    }
    Rectangle {
        anchors.fill: parent
        color: Theme.paperShade
        PressPicture {
            anchors.fill: parent
            picture: sheet.picture
        }
    }
    Rectangle {
        anchors.fill: parent
        anchors.margins: -7 * Theme.u
        visible: sheet.lit
        color: "transparent"
        radius: 6 * Theme.u
        border.width: 7 * Theme.u
        border.color: Theme.brassLight
    }
}
