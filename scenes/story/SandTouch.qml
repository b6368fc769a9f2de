pragma ComponentBehavior: Bound
import QtQuick
import scenes.look

// Up to five fingers on the sand: each is a light that fades when it is lifted and a brush while sand lies there. Once the
// picture is bare, a quick stroke across turns the panel and two fingers look closer.
MultiPointTouchArea {
    id: area
    property rect shown: Qt.rect(0, 0, 1, 1)
    property bool covered: false
    // Of the screen's width: a stroke so long, so quick and so level is a swipe.
    readonly property real swipeLength: 0.09
    property real swipeMs: 450
    readonly property alias lights: lamps.lights
    readonly property alias brightest: lamps.brightest
    readonly property bool held: area.down > 0
    property int down: 0
    property real zoom: 1
    property real closeFrom: 0
    property real zoomFrom: 1
    property bool steered: false
    // More than one finger was down since the first: no swipe, no tap.
    property bool several: false

    signal brushed(var strokes)
    signal swiped(int direction)
    signal tapped

    minimumTouchPoints: 1
    maximumTouchPoints: 5
    mouseEnabled: true
    touchPoints: [
        TouchPoint {
            id: p0
        },
        TouchPoint {
            id: p1
        },
        TouchPoint {
            id: p2
        },
        TouchPoint {
            id: p3
        },
        TouchPoint {
            id: p4
        }
    ]
    readonly property list<TouchPoint> points: [p0, p1, p2, p3, p4]

    function wholePicture(): void {
        settle.to = 1;
        settle.restart();
    }
    // Keeps the picture's edge at the screen's edge however close one looks.
    function look(zoom: real, x: real, y: real): void {
        area.zoom = Math.max(1, Math.min(3, zoom));
        const size = 1 / area.zoom;
        area.shown = Qt.rect(Math.max(0, Math.min(1 - size, x)), Math.max(0, Math.min(1 - size, y)), size, size);
    }
    function inPicture(x: real, y: real): point {
        return Qt.point(area.shown.x + x / width * area.shown.width, area.shown.y + y / height * area.shown.height);
    }
    function moved(): void {
        const strokes = [];
        for (let n = 0; n < 5; n++) {
            const point = area.points[n];
            if (!point.pressed)
                continue;
            const now = inPicture(point.x, point.y);
            const before = inPicture(point.previousX, point.previousY);
            lamps.shine(n, now.x, now.y);
            strokes.push(Qt.vector4d(now.x, now.y, before.x, before.y));
        }
        area.brushed(strokes);
    }
    function steer(): void {
        const pressed = area.points.filter(point => point.pressed);
        if (pressed.length === 2) {
            const [a, b] = pressed;
            const apart = Math.hypot(a.x - b.x, a.y - b.y);
            if (area.closeFrom === 0) {
                area.closeFrom = apart;
                area.zoomFrom = area.zoom;
                return;
            }
            const wanted = area.zoomFrom * apart / Math.max(1, area.closeFrom);
            if (!area.steered && Math.abs(wanted / area.zoomFrom - 1) < 0.12)
                return;
            area.steered = true;
            const middle = Qt.point((a.x + b.x) / 2 / width, (a.y + b.y) / 2 / height);
            const held = Qt.point(area.shown.x + middle.x * area.shown.width, area.shown.y + middle.y * area.shown.height);
            const size = 1 / Math.max(1, Math.min(3, wanted));
            look(wanted, held.x - middle.x * size, held.y - middle.y * size);
        } else if (pressed.length === 1 && area.zoom > 1.02) {
            const only = pressed[0];
            look(area.zoom, area.shown.x - (only.x - only.previousX) / width * area.shown.width, area.shown.y - (only.y - only.previousY) / height * area.shown.height);
        }
    }

    onPressed: points => {
        if (area.down === 0) {
            area.steered = false;
            area.several = false;
            first.begin(points[0].x, points[0].y);
        }
        area.down += points.length;
        if (area.down > 1)
            area.several = true;
        area.closeFrom = 0;
        moved();
        if (!area.covered)
            steer();
    }
    onUpdated: {
        moved();
        if (!area.covered)
            steer();
    }
    onReleased: points => {
        area.down = Math.max(0, area.down - points.length);
        area.closeFrom = 0;
        lamps.fade();
        if (area.down === 0)
            first.end(points[0].x, points[0].y);
    }
    onCanceled: {
        area.down = 0;
        area.closeFrom = 0;
        lamps.fade();
    }

    QtObject {
        id: first
        property real x: 0
        property real y: 0
        property real atMs: 0
        function begin(x: real, y: real): void {
            first.x = x;
            first.y = y;
            first.atMs = Date.now();
        }
        function end(x: real, y: real): void {
            const dx = (x - first.x) / area.width;
            const dy = (y - first.y) / area.width;
            if (area.steered || area.several)
                return;
            if (Math.hypot(dx, dy) < 0.012)
                area.tapped();
            else if (!area.covered && area.zoom < 1.05 && Date.now() - first.atMs < area.swipeMs && Math.abs(dx) > area.swipeLength && Math.abs(dy) < 0.5 * Math.abs(dx))
                area.swiped(dx < 0 ? 1 : -1);
        }
    }
    FingerLights {
        id: lamps
        points: area.points
    }
    NumberAnimation {
        id: settle
        target: area
        property: "zoom"
        duration: Theme.calm_ms
        easing.type: Easing.InOutSine
    }
    onZoomChanged: if (settle.running)
        look(area.zoom, area.shown.x + area.shown.width / 2 - 0.5 / area.zoom, area.shown.y + area.shown.height / 2 - 0.5 / area.zoom)
}
