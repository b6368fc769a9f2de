pragma ComponentBehavior: Bound
import QtQuick
import scenes.look

// Leads the eyes to the lens: warm lights run from the middle of the mirror to that edge, one after the other, softly, and
// arrows at the edge point on.
Item {
    id: gaze
    required property string lens
    property bool running: false
    readonly property bool upright: lens === "top" || lens === "bottom"
    readonly property real sign: lens === "top" || lens === "left" ? -1 : 1
    // From the middle to where the number stands, which hides what runs on.
    readonly property real reach: (upright ? height : width) / 2 - 190 * Theme.u
    property real turn: 0
    opacity: running ? 1 : 0
    visible: opacity > 0
    Behavior on opacity {
        NumberAnimation {
            duration: Theme.swift_ms
        }
    }
    NumberAnimation on turn {
        running: gaze.visible
        from: 0
        to: 1
        duration: 1200
        loops: Animation.Infinite
    }
    Repeater {
        model: 5
        Item {
            id: light
            required property int index
            readonly property real way: (gaze.turn + index / 5) % 1
            readonly property real along: gaze.sign * gaze.reach * way * (0.4 + 0.6 * way)
            x: gaze.width / 2 + (gaze.upright ? 0 : along)
            y: gaze.height / 2 + (gaze.upright ? along : 0)
            opacity: Math.sin(Math.PI * way)
            scale: 0.6 + 0.6 * way
            Repeater {
                model: [[110, "#14ffd27a"], [74, "#2effd27a"], [44, "#78ffdc94"], [24, "#fff4d8"]]
                Rectangle {
                    required property var modelData
                    width: modelData[0] * Theme.u
                    height: width
                    radius: width / 2
                    x: -width / 2
                    y: -height / 2
                    color: modelData[1]
                }
            }
        }
    }
    Repeater {
        model: 3
        Item {
            id: arrow
            required property int index
            readonly property real off: (22 + 26 * index) * Theme.u
            readonly property real wave: 0.5 + 0.5 * Math.sin(2 * Math.PI * (gaze.turn + index / 3))
            x: gaze.lens === "left" ? off : gaze.lens === "right" ? gaze.width - off : gaze.width / 2
            y: gaze.lens === "top" ? off : gaze.lens === "bottom" ? gaze.height - off : gaze.height / 2
            rotation: gaze.lens === "top" ? 0 : gaze.lens === "bottom" ? 180 : gaze.lens === "left" ? -90 : 90
            opacity: 0.4 + 0.6 * wave
            Repeater {
                model: [-1, 1]
                Rectangle {
                    required property int modelData
                    width: 62 * Theme.u
                    height: 11 * Theme.u
                    radius: height / 2
                    x: -width / 2 + modelData * 25 * Theme.u
                    y: -height / 2
                    rotation: modelData * 24
                    color: "#ffdc94"
                }
            }
        }
    }
}
