pragma ComponentBehavior: Bound
import QtQuick

// The view all round of one building in one light: the tiles of the size that suits, over the coarsest.
Item {
    id: looker
    required property var levels
    required property real headingDeg
    required property real pitchDeg
    // Across the width.
    required property real fovDeg
    required property real dotsPerPx
    property bool opaque: true
    signal tileFailed(string url)

    readonly property real headingRad: ((headingDeg % 360) + 360) % 360 * Math.PI / 180
    readonly property real pitchRad: pitchDeg * Math.PI / 180
    readonly property real focalPx: width / 2 / Math.tan(fovDeg * Math.PI / 360)
    readonly property real cornerDeg: Math.atan(Math.hypot(width, height) / 2 / Math.max(1, focalPx)) * 180 / Math.PI
    // Tiles are looked for only now and then.
    readonly property int aboutHeadingDeg: Math.round(((headingDeg % 360) + 360) % 360 / 3) * 3
    readonly property int aboutPitchDeg: Math.round(pitchDeg / 3) * 3
    readonly property int aboutCornerDeg: Math.ceil(cornerDeg / 3) * 3
    readonly property int coarsest: levels.length - 1
    // The coarsest size that is hardly enlarged.
    readonly property int sharpest: {
        for (let at = coarsest; at > 0; --at)
            if (levels[at].widthPx / (2 * Math.PI) >= 0.8 * focalPx * dotsPerPx)
                return at;
        return 0;
    }
    readonly property vector3d ahead: {
        const lon = aboutHeadingDeg * Math.PI / 180;
        const lat = aboutPitchDeg * Math.PI / 180;
        return Qt.vector3d(Math.cos(lat) * Math.sin(lon), Math.sin(lat), Math.cos(lat) * Math.cos(lon));
    }
    property int changes: 0
    // Something is there all over the view; all that will come is there.
    readonly property bool begun: changes >= 0 && !any(base, "waiting")
    readonly property bool settled: begun && (sharpest === coarsest || !any(sharp, "waiting"))

    readonly property bool covered: changes >= 0 && !any(sharp, "missing")

    function any(tiles: Repeater, what: string): bool {
        for (let at = 0; at < tiles.count; ++at)
            if (tiles.itemAt(at)?.[what] ?? true)
                return true;
        return false;
    }

    // Whether less than so many degrees lie between a direction and the view's edge.
    function sees(to: vector3d, besideDeg: real): bool {
        return to.dotProduct(ahead) > Math.cos(Math.min(180, aboutCornerDeg + besideDeg + 3) * Math.PI / 180);
    }

    Repeater {
        id: base
        model: looker.tiles(looker.coarsest)
        onItemAdded: looker.changes++
        Tile {
            level: looker.levels[looker.coarsest]
            always: true
            // Where all sharp tiles in view are there, nothing is drawn twice.
            hidden: looker.sharpest < looker.coarsest && looker.covered
        }
    }
    Repeater {
        id: sharp
        model: looker.sharpest < looker.coarsest ? looker.tiles(looker.sharpest) : []
        onItemAdded: looker.changes++
        Tile {
            level: looker.levels[looker.sharpest]
        }
    }

    component Tile: RoundTile {
        required property var modelData
        anchors.fill: parent
        tile: modelData
        eye: looker
        onFailed: url => looker.tileFailed(url)
    }

    function tiles(at: int): var {
        return [].concat(...levels[at].columns).filter(tile => tile !== null);
    }
}
