pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Shapes
import scenes.look

// A soft brass light around one building. `outline`: its polygons in metres; the item's origin is the quay at the wharf.
// Drawn anew only when the building changes; where its parts touch there is no line.
Item {
    id: glow
    property var outline: []
    property real ppm: 12
    readonly property string drawing: outline.map((polygon, index) => rimOf(polygon, outline.filter((other, at) => at !== index))).join(" ")

    // The path of a polygon's edges, in short pieces, without those that lie against or inside another part.
    function rimOf(polygon: var, others: var): string {
        const area = polygon.reduce((sum, corner, at) => {
            const next = polygon[(at + 1) % polygon.length];
            return sum + corner[0] * next[1] - next[0] * corner[1];
        }, 0);
        const outward = (area > 0 ? 1 : -1) * 0.6;
        let path = "";
        let drawing = false;
        for (let at = 0; at < polygon.length; ++at) {
            const [x0, z0] = polygon[at];
            const [x1, z1] = polygon[(at + 1) % polygon.length];
            const long = Math.hypot(x1 - x0, z1 - z0);
            const pieces = others.length === 0 ? 1 : Math.max(1, Math.ceil(long / 1.5));
            for (let piece = 0; piece < pieces; ++piece) {
                const middle = (piece + 0.5) / pieces;
                const x = x0 + (x1 - x0) * middle + (z1 - z0) / long * outward;
                const z = z0 + (z1 - z0) * middle - (x1 - x0) / long * outward;
                if (others.some(other => holds(other, x, z))) {
                    drawing = false;
                    continue;
                }
                if (!drawing)
                    path += " M " + placed(x0 + (x1 - x0) * piece / pieces, z0 + (z1 - z0) * piece / pieces);
                path += " L " + placed(x0 + (x1 - x0) * (piece + 1) / pieces, z0 + (z1 - z0) * (piece + 1) / pieces);
                drawing = true;
            }
        }
        return path;
    }
    function placed(x: real, z: real): string {
        return (x * ppm).toFixed(1) + " " + (-z * ppm).toFixed(1);
    }
    function holds(polygon: var, x: real, z: real): bool {
        let inside = false;
        for (let i = 0, j = polygon.length - 1; i < polygon.length; j = i++) {
            const [xi, zi] = polygon[i];
            const [xj, zj] = polygon[j];
            if ((zi > z) !== (zj > z) && x < (xj - xi) * (z - zi) / (zj - zi) + xi)
                inside = !inside;
        }
        return inside;
    }

    Repeater {
        model: [[16, "#12f0d79a"], [9, "#24f0d79a"], [3, "#a8f0d79a"]]
        Shape {
            id: line
            required property var modelData
            preferredRendererType: Shape.CurveRenderer
            ShapePath {
                strokeWidth: line.modelData[0] * Theme.u
                strokeColor: line.modelData[1]
                fillColor: "transparent"
                joinStyle: ShapePath.RoundJoin
                PathSvg {
                    path: glow.drawing
                }
            }
        }
    }
}
