import QtQuick
import QtQuick.Shapes
import scenes.look

// A sign on a button, drawn in lines: hourglass, around, card, story, ship, and the lights clock, day, dusk, night.
Shape {
    id: sign
    property string kind: ""
    property color colour: Theme.brassLight
    property real size: 0.95 * Theme.u
    readonly property var drawings: ({
            hourglass: "M 11 4 L 37 4 M 11 44 L 37 44 M 14 4 C 14 18 24 20 24 24 C 24 28 14 30 14 44 M 34 4 C 34 18 24 20 24 24 C 24 28 34 30 34 44 M 19 39 L 29 39",
            around: "M 45 24 C 45 30 36 34 24 34 C 12 34 3 30 3 24 C 3 18 12 14 24 14 C 30 14 36 15 40 17 M 41 9 L 41 18 L 32 18 M 24 24 L 24 24.1",
            card: "M 3 9 L 45 9 L 45 39 L 3 39 Z M 33 14 L 40 14 L 40 22 L 33 22 Z M 9 19 L 24 19 M 9 26 L 28 26 M 9 33 L 24 33",
            story: "M 24 12 C 18 7 10 6 4 8 L 4 38 C 10 36 18 37 24 42 C 30 37 38 36 44 38 L 44 8 C 38 6 30 7 24 12 L 24 42",
            ship: "M 4 30 L 44 30 L 38 41 L 10 41 Z M 12 30 L 12 20 L 34 20 L 34 30 M 20 20 L 20 8 L 28 8 L 28 20",
            clock: "M 24 5 A 19 19 0 1 1 23.9 5 Z M 24 13 L 24 24 L 32 29",
            day: "M 24 14 A 10 10 0 1 1 23.9 14 Z M 24 3 L 24 7 M 24 41 L 24 45 M 3 24 L 7 24 M 41 24 L 45 24 M 9 9 L 12 12 M 36 36 L 39 39 M 9 39 L 12 36 M 36 12 L 39 9",
            dusk: "M 4 34 L 44 34 M 12 34 A 12 12 0 0 1 36 34 M 24 11 L 24 16 M 7 19 L 11 22 M 41 19 L 37 22 M 12 42 L 36 42",
            night: "M 32 34 A 17 17 0 1 1 25 6 A 13 13 0 0 0 32 34 Z M 37 10 L 37 16 M 34 13 L 40 13"
        })
    width: 48
    height: 48
    scale: sign.size
    preferredRendererType: Shape.CurveRenderer
    ShapePath {
        strokeWidth: 3.4
        strokeColor: sign.colour
        fillColor: "transparent"
        capStyle: ShapePath.RoundCap
        joinStyle: ShapePath.RoundJoin
        PathSvg {
            path: sign.drawings[sign.kind] ?? ""
        }
    }
}
