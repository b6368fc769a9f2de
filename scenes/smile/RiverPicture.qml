pragma ComponentBehavior: Bound
import QtQuick
import KioskBridge

// The river with all its lanterns: a painted picture in tiles, a slow living light over it, and the newest lanterns on
// their way. 16 to 9, so that it can be cut to any screen.
Item {
    id: picture
    required property LanternRiver river
    property bool shown: true
    property bool resting: false
    // The part of its width, about its middle, that is not cut off.
    property real seen: 1

    function measure(): void {
        river.layOut(Math.round(width), Math.round(height), seen);
    }
    // Width, height and what is seen of them change one after the other: laid out once, when all are known.
    onHeightChanged: Qt.callLater(measure)
    onSeenChanged: Qt.callLater(measure)
    onShownChanged: river.watch(shown)
    Component.onCompleted: {
        measure();
        river.tellAll();
        river.watch(shown);
    }
    Component.onDestruction: river.watch(false)

    Connections {
        target: picture.river
        function onTileDrawn(place: int, source: string): void {
            const tile = tiles.itemAt(place) as Image;
            if (tile)
                tile.source = source;
        }
        function onLightDrawn(bank: int, source: string): void {
            const light = lights.itemAt(bank) as Image;
            if (light)
                light.source = source;
        }
        function onLit(number: int, mood: string, leaving: bool, restX: real, restY: real, flower: real): void {
            afloat.append({
                number: number,
                mood: mood,
                leaving: leaving,
                restX: restX,
                restY: restY,
                flower: flower,
                gone: false
            });
        }
        function onSettled(number: int): void {
            for (let at = 0; at < afloat.count; at++) {
                if (afloat.get(at).number === number)
                    afloat.setProperty(at, "gone", true);
            }
        }
        function onEmptied(): void {
            afloat.clear();
        }
    }
    ListModel {
        id: afloat
    }

    Item {
        anchors.fill: parent
        clip: true
        Repeater {
            id: tiles
            model: picture.river.columns * picture.river.rows
            Image {
                required property int index
                x: (index % picture.river.columns) * picture.river.tilePx
                y: Math.floor(index / picture.river.columns) * picture.river.tilePx
                width: picture.river.tilePx
                height: picture.river.tilePx
                smooth: false
                cache: false
                // Until the next one is there the last one stays.
                retainWhileLoading: true
            }
        }
    }
    // The light breathes in small steps a few times a second: slow enough that nobody sees them, and a quiet river leaves
    // the machine to others.
    Repeater {
        id: lights
        model: picture.river.banks
        Image {
            required property int index
            x: index * width
            y: picture.height * picture.river.horizon
            width: picture.width / picture.river.banks
            height: picture.height * picture.river.lowest - y
            // Glow has no edges that would show its large dots.
            smooth: false
            cache: false
            retainWhileLoading: true
            opacity: picture.resting ? 0.05 : 0.46 + 0.36 * Math.sin(breath.phase * (1 + 0.23 * index) + 2.4 * index)
        }
    }
    Timer {
        id: breath
        property real phase: 0
        interval: 125
        repeat: true
        running: picture.shown && picture.visible && !picture.resting
        onTriggered: phase += 0.1
    }
    Repeater {
        model: afloat
        Lantern {
            id: lantern
            river: Qt.size(picture.width, picture.height)
            seen: picture.seen
            onRested: picture.river.settle(number)
            onFaded: {
                for (let at = 0; at < afloat.count; at++) {
                    if (afloat.get(at).number === number) {
                        afloat.remove(at);
                        return;
                    }
                }
            }
        }
    }
}
