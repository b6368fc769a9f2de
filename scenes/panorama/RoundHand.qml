import QtQuick

// The view all round in the hand: one finger turns and tilts it, two fingers zoom.
MultiPointTouchArea {
    id: hand
    property real fovDeg: 75
    // Degrees of a pixel's width, as the middle of the picture shows it.
    readonly property real degPerPx: fovDeg / Math.max(1, width)
    property real lastX: 0
    property real lastY: 0
    property real lastMs: 0
    property real dps: 0
    property real apart: 0
    property int fingers: 0
    signal grabbed
    signal draggedBy(real headingDeg, real pitchDeg)
    signal letGo(real headingDps)
    signal zoomed(real factor)
    signal rolled(real notches)
    minimumTouchPoints: 1
    maximumTouchPoints: 2
    touchPoints: [
        TouchPoint {
            id: one
        },
        TouchPoint {
            id: two
        }
    ]

    onPressed: begin()
    onUpdated: {
        if (fingers === 2) {
            const wide = Math.max(20, Math.hypot(one.x - two.x, one.y - two.y));
            hand.zoomed(wide / apart);
            apart = wide;
            return;
        }
        const finger = one.pressed ? one : two;
        const now = Date.now();
        const ms = Math.max(1, now - lastMs);
        const turned = (lastX - finger.x) * degPerPx;
        const keep = Math.exp(-ms / 40);
        dps = dps * keep + turned / ms * 1000 * (1 - keep);
        hand.draggedBy(turned, (finger.y - lastY) * degPerPx);
        lastX = finger.x;
        lastY = finger.y;
        lastMs = now;
    }
    onReleased: {
        const resting = Date.now() - lastMs > 90;
        if (!one.pressed && !two.pressed)
            hand.letGo(resting || fingers === 2 ? 0 : dps);
        begin();
    }
    onCanceled: {
        fingers = 0;
        hand.letGo(0);
    }
    WheelHandler {
        onWheel: event => hand.rolled(-event.angleDelta.y / 120)
    }

    function begin(): void {
        const before = fingers;
        fingers = (one.pressed ? 1 : 0) + (two.pressed ? 1 : 0);
        const finger = one.pressed ? one : two;
        lastX = finger.x;
        lastY = finger.y;
        lastMs = Date.now();
        dps = 0;
        apart = Math.max(20, Math.hypot(one.x - two.x, one.y - two.y));
        if (before === 0 && fingers > 0)
            hand.grabbed();
    }
}
