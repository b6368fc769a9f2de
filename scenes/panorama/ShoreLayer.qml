pragma ComponentBehavior: Bound
import QtQuick

// One layer of the shore in one light: its sharp tiles, and below them the coarse ones, which come first and stay near.
Item {
    id: sheet
    required property var strip
    required property real positionM
    required property real ppm
    required property real quayY
    required property int heading
    required property real dotsPerPx
    // Only the coarsest size: for a picture that is broken by waves anyway.
    property bool coarse: false
    signal tileFailed(string url)

    readonly property real shownPerM: ppm * strip.scale
    readonly property real leftM: positionM * strip.parallax - width / 2 / shownPerM - strip.x0M
    readonly property real rightM: leftM + width / shownPerM
    readonly property real topM: strip.zTopM - quayY / shownPerM
    readonly property int coarsest: strip.levels.length - 1
    // The coarsest size that is not enlarged.
    readonly property int sharpest: {
        for (let at = coarsest; at > 0; --at)
            if (strip.levels[at].scale * strip.pxPerM >= 0.98 * shownPerM * dotsPerPx)
                return at;
        return 0;
    }
    readonly property bool settled: sharp.item ? (sharp.item as TileRing).settled : base.settled

    function whole(px: real): real {
        return coarse ? px : Math.round(px * dotsPerPx) / dotsPerPx;
    }

    component Ring: TileRing {
        readonly property real pxPerM: sheet.strip.pxPerM * level.scale
        // At whole dots: crisp, and half the work for a machine that draws without a graphics card.
        x: sheet.whole(-sheet.leftM * sheet.shownPerM)
        y: sheet.whole(sheet.quayY - sheet.strip.zTopM * sheet.shownPerM)
        dotsPerPx: sheet.dotsPerPx
        shownPerPx: sheet.shownPerM / pxPerM
        leftPx: sheet.leftM * pxPerM
        rightPx: sheet.rightM * pxPerM
        topPx: sheet.topM * pxPerM
        heading: sheet.heading
        onTileFailed: url => sheet.tileFailed(url)
    }

    Ring {
        id: base
        level: sheet.strip.levels[sheet.coarsest]
        over: sharp.item as TileRing
    }
    Loader {
        id: sharp
        active: !sheet.coarse && sheet.sharpest < sheet.coarsest
        sourceComponent: Ring {
            level: sheet.strip.levels[sheet.sharpest]
            // After a leap along the shore there is a picture at once, if not a sharp one.
            held: !base.settled
        }
    }
}
