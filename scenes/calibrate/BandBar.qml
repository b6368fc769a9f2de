import QtQuick
import scenes.look

// A share as a mark on a line from 0 to 1, and its interval as a band around it.
Item {
    id: bar
    required property var estimate
    property color ink: Theme.brassDark
    readonly property bool known: estimate !== undefined && estimate.value >= 0
    implicitHeight: 26 * Theme.u

    Rectangle {
        anchors.verticalCenter: parent.verticalCenter
        width: parent.width
        height: 8 * Theme.u
        radius: height / 2
        color: Theme.paperShade
        border.width: Math.max(1, Theme.u)
        border.color: "#c9b384"
    }
    Rectangle {
        visible: bar.known
        anchors.verticalCenter: parent.verticalCenter
        x: bar.known ? bar.width * bar.estimate.low : 0
        width: bar.known ? Math.max(4 * Theme.u, bar.width * (bar.estimate.high - bar.estimate.low)) : 0
        height: 18 * Theme.u
        radius: height / 2
        color: bar.ink
        opacity: 0.4
    }
    Rectangle {
        visible: bar.known
        anchors.verticalCenter: parent.verticalCenter
        x: bar.known ? Math.min(bar.width - width, Math.max(0, bar.width * bar.estimate.value - width / 2)) : 0
        width: 8 * Theme.u
        height: bar.height
        radius: 3 * Theme.u
        color: bar.ink
    }
}
