import QtQuick
import QtQuick.Shapes
import scenes.look

// A round brass sign to press on the desk, with its word beneath: undo, redo, clear, keyboard.
RoundButton {
    id: tool
    property string kind: ""
    readonly property var drawings: ({
            undo: "M 10 18 L 28 18 A 10.5 10.5 0 0 1 28 39 L 16 39 M 18 9 L 9 18 L 18 27",
            redo: "M 38 18 L 20 18 A 10.5 10.5 0 0 0 20 39 L 32 39 M 30 9 L 39 18 L 30 27",
            clear: "M 9 13 L 39 13 M 19 13 L 19 8 L 29 8 L 29 13 M 13 13 L 15 41 L 33 41 L 35 13 M 21 20 L 21.6 34 M 27 20 L 26.4 34",
            keyboard: "M 5 13 L 43 13 L 43 37 L 5 37 Z M 11 20 L 13 20 M 18 20 L 20 20 M 25 20 L 27 20 M 32 20 L 37 20 M 11 26 L 13 26 M 18 26 L 20 26 M 25 26 L 27 26 M 32 26 L 37 26 M 16 32 L 32 32"
        })
    size: Math.max(Theme.touch, 88 * Theme.u)
    labelled: true

    Shape {
        anchors.centerIn: parent
        width: 48
        height: 48
        scale: tool.size * 0.56 / 48
        preferredRendererType: Shape.CurveRenderer
        ShapePath {
            strokeWidth: 3.4
            strokeColor: Theme.brassLight
            fillColor: "transparent"
            capStyle: ShapePath.RoundCap
            joinStyle: ShapePath.RoundJoin
            PathSvg {
                path: tool.drawings[tool.kind] ?? ""
            }
        }
    }
}
