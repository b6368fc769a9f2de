pragma ComponentBehavior: Bound
import QtQuick
import scenes.look

// The whole shore as one brass line: a tick for every building, and where the ship is.
Item {
    id: chart
    required property var buildings
    required property real shoreM
    required property real positionM
    property int ahead: -1
    property string begin: ""
    property string end: ""
    implicitHeight: 74 * Theme.u

    Rectangle {
        id: line
        y: 18 * Theme.u
        width: parent.width
        height: 4 * Theme.u
        radius: height / 2
        color: Theme.brass
    }
    Repeater {
        model: chart.buildings
        Rectangle {
            required property var modelData
            required property int index
            readonly property bool lit: index === chart.ahead
            width: (lit || modelData.star ? 16 : 11) * Theme.u
            height: width
            radius: width / 2
            x: Math.max(0, Math.min(1, modelData.x / chart.shoreM)) * chart.width - width / 2
            y: line.y + line.height / 2 - height / 2
            color: modelData.star ? Theme.cinnabar : lit ? Theme.brassLight : Theme.cabin
            border.width: 2.5 * Theme.u
            border.color: Theme.brassLight
        }
    }
    // The ship: a small hull with a funnel, bow in the direction of the sea.
    Item {
        x: Math.max(0, Math.min(1, chart.positionM / chart.shoreM)) * chart.width
        y: line.y
        Rectangle {
            x: -19 * Theme.u
            y: -13 * Theme.u
            width: 38 * Theme.u
            height: 13 * Theme.u
            radius: 5 * Theme.u
            color: Theme.light
        }
        Rectangle {
            x: -9 * Theme.u
            y: -21 * Theme.u
            width: 18 * Theme.u
            height: 10 * Theme.u
            radius: 2 * Theme.u
            color: Theme.light
        }
        Rectangle {
            x: -2 * Theme.u
            y: -29 * Theme.u
            width: 6 * Theme.u
            height: 10 * Theme.u
            color: Theme.cinnabar
        }
    }
    Text {
        anchors.left: parent.left
        y: 32 * Theme.u
        text: chart.begin
        color: Theme.light
        style: Text.Raised
        styleColor: "#80000000"
        font.family: Theme.sans
        font.pixelSize: Theme.small
    }
    Text {
        anchors.right: parent.right
        y: 32 * Theme.u
        text: chart.end
        color: Theme.light
        style: Text.Raised
        styleColor: "#80000000"
        font.family: Theme.sans
        font.pixelSize: Theme.small
    }
}
