import QtQuick
import scenes.look

// One code on white, with what to do about it above; `number` when it is one of two steps.
Item {
    id: pickup
    property string number: ""
    property string caption: ""
    property alias picture: code.picture
    property alias codeName: code.objectName

    readonly property real side: Math.round(Math.min(width, height - heading.height - 10 * Theme.u))
    Row {
        id: heading
        anchors.horizontalCenter: parent.horizontalCenter
        y: Math.round((parent.height - pickup.side - height - 10 * Theme.u) / 2)
        height: 58 * Theme.u
        spacing: 14 * Theme.u
        Rectangle {
            anchors.verticalCenter: parent.verticalCenter
            visible: pickup.number !== ""
            width: 48 * Theme.u
            height: width
            radius: width / 2
            color: Theme.cinnabar
            Text {
                anchors.centerIn: parent
                text: pickup.number
                color: "#fff6e6"
                font.family: Theme.sans
                font.weight: Font.Medium
                font.pixelSize: 30 * Theme.u
            }
        }
        Words {
            anchors.verticalCenter: parent.verticalCenter
            wrapMode: Text.NoWrap
            text: pickup.caption
            color: Theme.ink
            font.weight: Font.Medium
            font.pixelSize: (pickup.number === "" ? 38 : Theme.english ? 26 : 32) * Theme.u
            lineHeight: 1
        }
    }
    // White beneath and around, so that the quiet zone stays one.
    Rectangle {
        anchors.horizontalCenter: parent.horizontalCenter
        y: Math.round(heading.y + heading.height + 10 * Theme.u)
        width: pickup.side
        height: width
        color: "white"
        PressPicture {
            id: code
            anchors.fill: parent
        }
    }
}
