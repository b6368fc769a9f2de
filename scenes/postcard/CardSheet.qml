pragma ComponentBehavior: Bound
import QtQuick
import KioskBridge
import scenes.look

// A card lying on the wood: the press's own picture with a soft shadow beneath. While the picture is being made the paper
// lies there already, with its stamp and its lines in faint pencil.
Item {
    id: sheet
    required property PostcardView view
    property string picture: ""
    property bool lit: false
    // Small cards are kept small.
    property bool small: false

    Repeater {
        model: sheet.small ? 3 : 5
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
        color: "#efe4cb"
        visible: drawn.status !== Image.Ready
        Rectangle {
            x: parent.width * 0.84
            y: parent.height * 0.08
            width: parent.width * 0.11
            height: parent.height * 0.22
            color: "transparent"
            border.width: Math.max(1, 1.5 * Theme.u)
            border.color: "#cbb88f"
        }
        Repeater {
            model: 3
            Rectangle {
                required property int index
                x: sheet.width * 0.08
                y: sheet.height * (0.62 + 0.11 * index)
                width: sheet.width * (index === 2 ? 0.4 : 0.62)
                height: Math.max(1, 1.5 * Theme.u)
                color: "#d5c49f"
            }
        }
    }
    PressPicture {
        id: drawn
        anchors.fill: parent
        sourceSize: sheet.small ? Qt.size(Math.round(sheet.width * 1.4), Math.round(sheet.width * 1.4)) : undefined
        picture: sheet.picture
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
