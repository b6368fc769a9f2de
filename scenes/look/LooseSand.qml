import QtQuick

// Loose sand over a picture: `lay` covers it, fingers (`strokes`, five at most) push it aside, and after a rest the wind
// carries it off from `subject` outwards, so that nobody is stuck before a covered picture. Still once all is bare.
Item {
    id: sand
    property point subject: Qt.point(0.5, 0.45)
    property real restS: 1.1
    // The picture beneath is not there yet: the wind waits.
    property bool waiting: false
    // Each stroke: x, y now and x, y before, in 0..1; x below -1 is no finger.
    property var strokes: []
    readonly property bool bare: !moving
    readonly property real loose: moving ? 1 : 0
    readonly property alias texture: bed
    property bool moving: false
    // No finger was in it since it was laid.
    property bool untouched: false
    property real wind: 0
    property real quietS: 0
    property bool pending: false
    // Frames for which fresh sand is laid: the first ones may pass before the texture is there.
    property int laying: 0

    signal scattered(real x, real y, real dx, real dy)

    readonly property vector4d none: Qt.vector4d(-2, -2, -2, -2)

    function lay(): void {
        if (GraphicsInfo.api === GraphicsInfo.Software)
            return;
        wind = 0;
        quietS = 0;
        brushedCells.clear();
        laying = 4;
        untouched = true;
        moving = true;
        bed.scheduleUpdate();
    }
    function clear(): void {
        moving = false;
        untouched = false;
    }
    // What fingers did since the last frame; grains fly where there was still sand.
    function brush(fresh: var): void {
        if (!moving)
            return;
        strokes = fresh;
        pending = true;
        untouched = false;
        quietS = 0;
        for (const stroke of fresh) {
            const cell = Math.floor(stroke.x * 48) + 64 * Math.floor(stroke.y * 27);
            if (stroke.x >= 0 && !brushedCells.has(cell)) {
                brushedCells.add(cell);
                scattered(stroke.x, stroke.y, stroke.x - stroke.z, stroke.y - stroke.w);
            }
        }
    }
    readonly property var brushedCells: new Set()

    ShaderEffect {
        id: step
        width: 480
        height: 270
        visible: false
        blending: false
        property var previous: bed
        property vector4d stroke0: sand.strokes[0] ?? sand.none
        property vector4d stroke1: sand.strokes[1] ?? sand.none
        property vector4d stroke2: sand.strokes[2] ?? sand.none
        property vector4d stroke3: sand.strokes[3] ?? sand.none
        property vector4d stroke4: sand.strokes[4] ?? sand.none
        property point texel: Qt.point(1 / 480, 1 / 270)
        property point subject: sand.subject
        property real aspect: 16 / 9
        property real radius: 0.085
        property real laid: sand.laying > 0 ? 1 : 0
        property real wind: sand.wind
        property real pace: 1
        fragmentShader: "loose.frag.qsb"
    }
    ShaderEffectSource {
        id: bed
        visible: false
        sourceItem: step
        recursive: true
        live: false
        textureSize: Qt.size(480, 270)
        smooth: true
    }
    FrameAnimation {
        running: sand.moving && sand.visible
        onTriggered: {
            if (sand.laying > 0)
                sand.laying -= 1;
            // A machine that was busy elsewhere goes on slowly, instead of leaping.
            const passedS = Math.min(0.25, frameTime);
            step.pace = Math.min(3, passedS * 60);
            if (!sand.waiting)
                sand.quietS += passedS;
            if (sand.quietS > sand.restS)
                sand.wind += passedS / 2.6;
            if (!sand.pending)
                sand.strokes = [];
            sand.pending = false;
            if (sand.wind > 1.15)
                sand.clear();
            bed.scheduleUpdate();
        }
    }
}
