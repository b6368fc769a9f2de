pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Shapes
import scenes.look

// How a line of the check stands, as a drawn sign: an empty ring, an arc that goes round, a hand's dot, a tick, a cross.
Item {
    id: mark
    property string level: "waiting"
    property real size: 34 * Theme.u
    readonly property bool filled: level === "ok" || level === "rehearsal" || level === "fault" || level === "asking"
    readonly property color tone: level === "ok" ? "#3f6b4a" : level === "rehearsal" ? "#8a6420" : level === "fault" ? Theme.cinnabar : level === "asking" ? Theme.brass : "#a89a80"
    implicitWidth: size
    implicitHeight: size

    Rectangle {
        anchors.fill: parent
        radius: width / 2
        visible: mark.level !== "off" && mark.level !== "running"
        color: mark.filled ? mark.tone : "transparent"
        border.width: Math.max(1, 2.5 * Theme.u)
        border.color: mark.tone
    }
    Rectangle {
        visible: mark.level === "off"
        anchors.centerIn: parent
        width: 0.5 * mark.size
        height: Math.max(1, 3 * Theme.u)
        radius: height / 2
        color: mark.tone
    }
    Shape {
        anchors.fill: parent
        visible: mark.level === "running"
        preferredRendererType: Shape.CurveRenderer
        ShapePath {
            strokeColor: Theme.brassDark
            strokeWidth: Math.max(1, 3.5 * Theme.u)
            fillColor: "transparent"
            capStyle: ShapePath.RoundCap
            PathAngleArc {
                centerX: mark.size / 2
                centerY: mark.size / 2
                radiusX: 0.42 * mark.size
                radiusY: radiusX
                startAngle: -90
                sweepAngle: 250
            }
        }
        RotationAnimation on rotation {
            running: mark.visible && mark.level === "running"
            from: 0
            to: 360
            duration: 1600
            loops: Animation.Infinite
        }
    }
    Shape {
        anchors.fill: parent
        visible: mark.level === "ok" || mark.level === "rehearsal" || mark.level === "fault"
        preferredRendererType: Shape.CurveRenderer
        ShapePath {
            strokeColor: Theme.light
            strokeWidth: Math.max(1, 0.1 * mark.size)
            fillColor: "transparent"
            capStyle: ShapePath.RoundCap
            joinStyle: ShapePath.RoundJoin
            PathSvg {
                path: {
                    const s = mark.size;
                    return mark.level === "fault" ? `M ${0.33 * s} ${0.33 * s} L ${0.67 * s} ${0.67 * s} M ${0.67 * s} ${0.33 * s} L ${0.33 * s} ${0.67 * s}` : `M ${0.28 * s} ${0.52 * s} L ${0.44 * s} ${0.67 * s} L ${0.73 * s} ${0.35 * s}`;
                }
            }
        }
    }
    Rectangle {
        visible: mark.level === "asking"
        anchors.centerIn: parent
        width: 0.34 * mark.size
        height: width
        radius: width / 2
        color: "#23180b"
    }
}
