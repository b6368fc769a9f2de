import QtQuick
import QtQuick.Shapes
import scenes.look

// A sign on a button, drawn in lines: again, whole, place, card.
Shape {
    id: sign
    property string kind: ""
    property bool lit: false
    readonly property var drawings: ({
            again: "M 30 12 A 19 19 0 1 1 13 24 M 30 3 L 30 21 L 18 12 Z",
            whole: "M 4 10 L 22 24 L 4 38 Z M 24 10 L 42 24 L 24 38 Z M 45 10 L 45 38",
            place: "M 24 45 C 12 30 9 24 9 18 A 15 15 0 0 1 39 18 C 39 24 36 30 24 45 Z M 24 12 A 6 6 0 1 1 23.9 12 Z",
            card: "M 3 9 L 45 9 L 45 39 L 3 39 Z M 33 14 L 40 14 L 40 22 L 33 22 Z M 9 19 L 24 19 M 9 26 L 28 26 M 9 33 L 24 33"
        })
    width: 48
    height: 48
    scale: 0.95 * Theme.u
    preferredRendererType: Shape.CurveRenderer
    ShapePath {
        strokeWidth: 3.4
        strokeColor: sign.lit ? Theme.night : Theme.brassLight
        fillColor: "transparent"
        capStyle: ShapePath.RoundCap
        joinStyle: ShapePath.RoundJoin
        PathSvg {
            path: sign.drawings[sign.kind] ?? ""
        }
    }
}
