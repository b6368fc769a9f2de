import QtQuick
import QtQuick.Shapes
import scenes.look

// A sign drawn in lines, 48 units square: camera, cover (a lens with something over it), sleep, frozen, phone.
Shape {
    id: sign
    property string kind: ""
    property color colour: Theme.brassLight
    property real size: Theme.u
    property real thickness: 3.2
    readonly property var drawings: ({
            camera: "M 5 14 L 14 14 L 18 8 L 30 8 L 34 14 L 43 14 L 43 39 L 5 39 Z M 24 18 A 8 8 0 1 1 23.9 18 Z",
            cover: "M 24 6 A 18 18 0 1 1 23.9 6 Z M 11 37 L 37 11 M 7 29 L 29 7 M 19 41 L 41 19",
            sleep: "M 24 6 A 18 18 0 1 1 23.9 6 Z M 14 23 C 17 29 21 31 24 31 C 27 31 31 29 34 23",
            frozen: "M 24 6 A 18 18 0 1 1 23.9 6 Z M 19 17 L 19 31 M 29 17 L 29 31",
            phone: "M 14 4 L 34 4 L 34 44 L 14 44 Z M 22 38 L 26 38"
        })
    width: 48
    height: 48
    scale: sign.size
    preferredRendererType: Shape.CurveRenderer
    ShapePath {
        strokeWidth: sign.thickness
        strokeColor: sign.colour
        fillColor: "transparent"
        capStyle: ShapePath.RoundCap
        joinStyle: ShapePath.RoundJoin
        PathSvg {
            path: sign.drawings[sign.kind] ?? ""
        }
    }
}
