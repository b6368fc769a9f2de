pragma ComponentBehavior: Bound
import QtQuick

// One size of a layer's picture: a ring of columns round what is on screen. While the ship sails on, the column that has
// fallen behind becomes the next one ahead, so that nothing is made or broken under way and files are read one by one.
Item {
    id: ring
    required property var level
    required property real shownPerPx
    required property real dotsPerPx
    // What is on screen of the whole picture, in pixels of this level; and its direction, 1 to the right or -1.
    required property real leftPx
    required property real rightPx
    required property real topPx
    required property int heading
    // A ring below this one shows only where this one has not yet come.
    property TileRing over: null
    // While something more urgent is read, this one asks for nothing new.
    property bool held: false
    // Read ahead and kept behind, in widths of the screen.
    property real ahead: 0.75
    property real behind: 0.25
    signal tileFailed(string url)

    readonly property real tileWidthPx: level.tileWidthPx
    readonly property real spanPx: rightPx - leftPx
    readonly property int firstShown: Math.max(0, Math.floor(leftPx / tileWidthPx))
    readonly property int lastShown: Math.min(level.columns.length - 1, Math.floor(rightPx / tileWidthPx))
    readonly property int first: Math.floor((leftPx - spanPx * (heading > 0 ? behind : ahead)) / tileWidthPx)
    readonly property int slots: spanPx <= 0 ? 0 : Math.ceil(spanPx * (1 + ahead + behind) / tileWidthPx) + 1
    // Rows that lie wholly above the screen are not read.
    readonly property int firstRow: Math.max(0, Math.floor(topPx / level.tileHeightPx))
    property int changes: 0
    readonly property bool settled: changes >= 0 && settledBetween(firstShown, lastShown)

    Repeater {
        id: columns
        model: ring.slots
        onItemAdded: ring.changes++
        Item {
            id: column
            required property int index
            readonly property int at: ring.first + ((index - ring.first) % ring.slots + ring.slots) % ring.slots
            property int asked: -1
            readonly property var tiles: asked === at ? ring.level.columns[at] ?? [] : []
            readonly property bool held: ring.held
            // Nothing is still to come; and nothing is missing either.
            property bool settled: false
            property bool whole: false
            visible: !ring.over || !ring.over.covers(at * ring.tileWidthPx / ring.level.widthPx, (at + 1) * ring.tileWidthPx / ring.level.widthPx)
            onAtChanged: ask()
            onHeldChanged: ask()
            Component.onCompleted: ask()
            onSettledChanged: ring.changes++
            onWholeChanged: ring.changes++

            function ask(): void {
                if (!held)
                    asked = at;
                count();
            }

            function count(): void {
                let loading = 0;
                let failed = 0;
                for (let row = 0; row < tilesDown.count; ++row) {
                    const status = (tilesDown.itemAt(row) as Image)?.status ?? Image.Loading;
                    loading += status === Image.Loading;
                    failed += status === Image.Error;
                }
                settled = asked === at && loading === 0;
                whole = settled && failed === 0;
            }

            Repeater {
                id: tilesDown
                model: Math.max(0, ring.level.rows - ring.firstRow)
                onItemAdded: column.count()
                Image {
                    id: image
                    required property int index
                    readonly property var tile: column.tiles[index + ring.firstRow] ?? null
                    // Tiles begin and end at whole dots, so that they meet and are never sampled between them.
                    x: tile ? dots(tile.x) / ring.dotsPerPx : 0
                    y: tile ? dots(tile.y) / ring.dotsPerPx : 0
                    width: tile ? dots(tile.x + tile.width) / ring.dotsPerPx - x : 0
                    height: tile ? dots(tile.y + tile.height) / ring.dotsPerPx - y : 0
                    asynchronous: true
                    cache: false
                    onTileChanged: read()

                    function dots(px: real): int {
                        return Math.round(px * ring.shownPerPx * ring.dotsPerPx);
                    }

                    // A file is made smaller where it is read, once and well, and never larger.
                    function read(): void {
                        source = "";
                        if (!tile)
                            return;
                        if (ring.shownPerPx * ring.dotsPerPx < 1)
                            sourceSize = Qt.size(Math.max(1, dots(tile.x + tile.width) - dots(tile.x)), Math.max(1, dots(tile.y + tile.height) - dots(tile.y)));
                        else
                            sourceSize = undefined;
                        source = tile.url;
                    }
                    Connections {
                        target: ring
                        function onShownPerPxChanged(): void {
                            image.read();
                        }
                    }
                    onStatusChanged: {
                        if (status === Image.Error)
                            ring.tileFailed(tile.url);
                        column.count();
                    }
                }
            }
        }
    }

    // Whether the columns on screen hold all they will ever hold.
    function settledBetween(from: int, to: int): bool {
        for (let at = from; at <= to; ++at) {
            const column = columnAt(at);
            if (!column || column.at !== at || !column.settled)
                return false;
        }
        return true;
    }

    // Whether all that is on screen between two shares of the picture's width is there, sharp and whole.
    function covers(from: real, to: real): bool {
        if (changes < 0)
            return false;
        const columnCount = level.widthPx / tileWidthPx;
        const begin = Math.max(firstShown, Math.floor(from * columnCount));
        const end = Math.min(lastShown, Math.ceil(to * columnCount) - 1);
        for (let at = begin; at <= end; ++at) {
            const column = columnAt(at);
            if (!column || column.at !== at || !column.whole)
                return false;
        }
        return begin <= end;
    }

    function columnAt(at: int): var {
        return columns.itemAt((at % slots + slots) % slots);
    }
}
