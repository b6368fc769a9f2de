pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Window
import KioskBridge

// Ink over a picture of a side: clear tiles, each drawn by the press's own nib and changed only where a finger went.
Item {
    id: paper
    required property InkGlass glass

    function fit(): void {
        if (width > 0 && height > 0)
            glass.layOut(Math.round(width * Screen.devicePixelRatio), Math.round(height * Screen.devicePixelRatio));
    }
    onWidthChanged: fit()
    onHeightChanged: fit()
    Component.onCompleted: {
        fit();
        glass.tellAll();
    }
    clip: true

    Repeater {
        id: tiles
        model: paper.glass.columns * paper.glass.rows
        Image {
            id: tile
            required property int index
            x: tile.index % paper.glass.columns * width
            y: Math.floor(tile.index / paper.glass.columns) * height
            width: paper.glass.tilePx / Screen.devicePixelRatio
            height: width
            cache: false
        }
    }
    Connections {
        target: paper.glass
        function onTileDrawn(place: int, picture: string): void {
            const tile = tiles.itemAt(place) as Image;
            if (tile)
                tile.source = picture;
        }
    }
}
