import QtQuick
import scenes.look

// Says on a door's own screen that the devices are pretend.
Rectangle {
    id: ribbon
    property string first: ""
    property string second: ""
    // What it takes from the top of the screen.
    readonly property real room: visible ? height : 0
    objectName: "door-ribbon"
    width: label.implicitWidth + 56 * Theme.u
    height: 44 * Theme.u
    radius: 6 * Theme.u
    color: Theme.cinnabar
    Text {
        id: label
        anchors.centerIn: parent
        text: [ribbon.first, ribbon.second].filter(part => part !== "").join("　")
        color: Theme.light
        font.family: Theme.sans
        font.pixelSize: 24 * Theme.u
        textFormat: Text.PlainText
        renderType: Text.QtRendering
    }
}
