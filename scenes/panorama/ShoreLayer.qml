pragma ComponentBehavior: Bound
import QtQuick

// One layer of the shore as tiles side by side; only those near the screen are in memory.
// `strip` is {parallax, pxPerM, topM, bottomM, tiles: [{url, x0, x1}]}; the item's own origin is the screen's middle at z = 0.
Item {
    id: shore
    required property var strip
    required property real ppm
    required property real positionM
    required property real screenWidth
    readonly property real hereM: positionM * strip.parallax
    readonly property real reachM: screenWidth / ppm

    // Whole quarters of a tile, so that the tiles are asked only now and then.
    readonly property real stepM: (strip.tiles[0].x1 - strip.tiles[0].x0) / 4
    readonly property real aboutM: Math.round(hereM / stepM) * stepM

    x: -hereM * ppm

    Repeater {
        model: shore.strip.tiles
        Image {
            required property var modelData
            readonly property bool near: modelData.x1 > shore.aboutM - shore.reachM * 0.95 && modelData.x0 < shore.aboutM + shore.reachM * 0.95
            readonly property real tallPx: (shore.strip.topM - shore.strip.bottomM) * shore.strip.pxPerM
            readonly property real widePx: (modelData.x1 - modelData.x0) * shore.strip.pxPerM
            readonly property real shownPerPx: shore.ppm / shore.strip.pxPerM
            // Never decoded larger than it was painted, nor larger than it is shown.
            readonly property real shrink: Math.min(1, shownPerPx * Screen.devicePixelRatio)
            readonly property real clear: Math.floor(modelData.clearPx * shrink)
            x: modelData.x0 * shore.ppm
            y: -shore.strip.topM * shore.ppm + clear / shrink * shownPerPx
            width: widePx * shownPerPx
            height: tallPx * shownPerPx - clear / shrink * shownPerPx
            source: near ? modelData.url : ""
            asynchronous: true
            sourceSize: Qt.size(Math.round(widePx * shrink), Math.round(tallPx * shrink))
            // The empty sky above the roofs costs as much to draw as the roofs.
            sourceClipRect: Qt.rect(0, clear, Math.round(widePx * shrink), Math.round(tallPx * shrink) - clear)
        }
    }
}
