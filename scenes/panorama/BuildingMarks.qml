pragma ComponentBehavior: Bound
import QtQuick
import KioskBridge
import scenes.look

// The names of the buildings on their masts, and the light around the one the ship comes to. Its origin is the quay at
// the wharf; it moves with the shore. Names never lie on each other: stars stand first, others rise above or step back.
Item {
    id: marks
    required property PanoramaView view
    required property var words
    property string language: "zh"
    property real ppm: 12
    // How far up a plate may stand, seen from the quay; negative.
    property real highest: -600
    readonly property int lit: view.sought >= 0 ? view.sought : view.abeam >= 0 ? view.abeam : view.ahead
    property var tops: []
    // At speed nobody looks for it, and it is the dearest thing on the screen to draw.
    readonly property int glowing: Math.abs(view.speedMps) < 14 ? lit : -1
    // Kept while its light fades.
    property int lastGlowing: -1

    onGlowingChanged: if (glowing >= 0)
        lastGlowing = glowing

    BuildingOutline {
        id: glow
        ppm: marks.ppm
        outline: marks.lastGlowing >= 0 ? marks.view.buildings[marks.lastGlowing].outline : []
        visible: opacity > 0
        opacity: marks.glowing >= 0 ? 1 : 0
        Behavior on opacity {
            NumberAnimation {
                duration: Theme.swift_ms
            }
        }
    }
    Repeater {
        id: plates
        model: marks.view.buildings
        PlaceMark {
            required property var modelData
            required property int index
            readonly property real mastFoot: -modelData.z * marks.ppm
            x: modelData.x * marks.ppm
            y: marks.tops[index] ?? mastFoot
            mastFootY: Math.max(0, mastFoot - y)
            visible: marks.tops[index] !== undefined
            handle: "building-" + modelData.id
            name: modelData.name[marks.language]
            line: sought ? marks.words.in_the_story : marks.words.past_and_present
            star: modelData.star
            ahead: index === marks.lit
            sought: index === marks.view.sought
            z: sought ? 1 : 0
            onPlateWidthChanged: Qt.callLater(marks.arrange)
        }
    }
    Component.onCompleted: {
        lastGlowing = glowing;
        arrange();
    }
    onPpmChanged: Qt.callLater(arrange)
    onHighestChanged: Qt.callLater(arrange)

    // Each plate's place: on its building, above the plate it would lie on, or none where there is no room.
    function arrange(): void {
        const order = view.buildings.map((building, index) => index).sort((a, b) => view.buildings[b].star - view.buildings[a].star);
        const placed = [];
        const found = [];
        for (const index of order) {
            const mark = plates.itemAt(index) as PlaceMark;
            if (!mark)
                return;
            const half = mark.plateWidth / 2 + 12 * Theme.u;
            const tall = mark.plateRect.height + 14 * Theme.u;
            const x = view.buildings[index].x * ppm;
            let y = Math.max(-view.buildings[index].z * ppm, highest + mark.mastHeight + tall);
            for (const other of placed.filter(other => Math.abs(other.x - x) < other.half + half).sort((a, b) => b.y - a.y)) {
                if (Math.abs(other.y - y) < tall)
                    y = other.y - tall;
            }
            if (y - mark.mastHeight - tall < highest)
                continue;
            placed.push({
                x: x,
                y: y,
                half: half
            });
            found[index] = y;
        }
        tops = found;
    }

    // The building whose plate or walls lie at this place, seen from the marks' origin, or -1.
    function placeAt(x: real, y: real): int {
        for (let i = plates.count - 1; i >= 0; --i) {
            const mark = plates.itemAt(i) as PlaceMark;
            // One that is still being made is not to be seen either.
            if (!mark?.visible)
                continue;
            const plate = mark.plateRect;
            if (x >= mark.x + plate.x && x <= mark.x + plate.x + plate.width && y >= mark.y + plate.y && y <= mark.y + plate.y + plate.height)
                return i;
        }
        let best = -1;
        let smallest = Infinity;
        for (let i = 0; i < view.buildings.length; ++i) {
            const box = view.buildings[i].frame;
            const area = (box.x1 - box.x0) * (box.z1 - box.z0);
            // Of walls that lie behind each other the smaller building is meant.
            if (area < smallest && view.buildings[i].outline.some(polygon => glow.holds(polygon, x / ppm, -y / ppm))) {
                best = i;
                smallest = area;
            }
        }
        return best;
    }
}
