pragma ComponentBehavior: Bound
import QtQuick
import scenes.look

// A brass plate on a thin mast above a building. It is drawn here; touches are judged by the shore, so that a drag can begin on it.
Item {
    id: mark
    property string name: ""
    property string handle: ""
    property string line: ""
    property bool star: false
    property bool ahead: false
    // A visitor was brought here from another scene: the plate breathes light for a while and then stays lit.
    property bool sought: false
    property real glow: 0
    property real mastHeight: 84 * Theme.u
    // How far below this item the mast stands on its building, where the plate had to step aside.
    property real mastFootY: 0
    readonly property real plateWidth: plate.width
    readonly property real plateHeight: Math.max(Theme.touch, 92 * Theme.u)
    readonly property rect plateRect: Qt.rect(-plate.width / 2, -mastHeight - plateHeight, plate.width, plateHeight)

    SequentialAnimation {
        running: mark.sought && mark.visible
        onStopped: mark.glow = mark.sought ? 0.7 : 0
        SequentialAnimation {
            loops: 6
            NumberAnimation {
                target: mark
                property: "glow"
                to: 1
                duration: 1300
                easing.type: Easing.InOutSine
            }
            NumberAnimation {
                target: mark
                property: "glow"
                to: 0.4
                duration: 1300
                easing.type: Easing.InOutSine
            }
        }
        NumberAnimation {
            target: mark
            property: "glow"
            to: 0.7
            duration: 1300
            easing.type: Easing.InOutSine
        }
    }
    Repeater {
        model: mark.sought ? 24 : 0
        Rectangle {
            required property int index
            readonly property real reach: Math.pow(index + 1, 1.35) * Theme.u
            x: plate.x - reach
            y: plate.y - reach
            width: plate.width + 2 * reach
            height: plate.height + 2 * reach
            radius: plate.radius + reach
            color: Theme.brassLight
            opacity: 0.034 * mark.glow
        }
    }
    Rectangle {
        x: -width / 2
        y: -mark.mastHeight
        width: 3 * Theme.u
        height: mark.mastHeight + mark.mastFootY
        gradient: Gradient {
            GradientStop {
                position: 0
                color: Theme.brassLight
            }
            GradientStop {
                position: 1
                color: "#00c9a35a"
            }
        }
    }
    Rectangle {
        id: plate
        objectName: mark.handle
        x: -width / 2
        y: -mark.mastHeight - height
        width: Math.max(Theme.touch, words.width + 64 * Theme.u)
        height: mark.plateHeight
        radius: 12 * Theme.u
        color: mark.star ? "#e68f2a20" : "#d91d1510"
        border.width: (mark.sought ? 6 : mark.ahead ? 4 : 2) * Theme.u
        border.color: mark.ahead ? Theme.brassLight : Theme.brass
        Accessible.role: Accessible.Button
        Accessible.name: mark.name

        Column {
            id: words
            anchors.centerIn: parent
            Text {
                anchors.horizontalCenter: parent.horizontalCenter
                text: mark.name
                color: Theme.brassLight
                font.family: Theme.serif
                font.weight: Font.DemiBold
                font.pixelSize: 34 * Theme.u
            }
            Text {
                anchors.horizontalCenter: parent.horizontalCenter
                text: mark.line
                color: Theme.lightSoft
                font.family: Theme.sans
                font.pixelSize: Theme.small
            }
        }
    }
}
