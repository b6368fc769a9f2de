import QtQuick

// The shore in the hand: a press holds it, eight pixels make a drag, less is a tap on what lies under the finger.
// A second finger changes nothing.
MouseArea {
    id: hand
    required property real ppm
    property real fromX: 0
    property real lastX: 0
    property real lastMs: 0
    property real speedPxMs: 0
    property bool dragging: false
    signal grabbed
    signal draggedBy(real metres)
    signal letGo(real speedMps)
    signal tapped(real x, real y)
    signal rolled(real notches)
    preventStealing: true

    onPressed: mouse => {
        fromX = lastX = mouse.x;
        dragging = false;
        speedPxMs = 0;
        lastMs = Date.now();
        hand.grabbed();
    }
    onPositionChanged: mouse => {
        if (!dragging && Math.abs(mouse.x - fromX) < 8)
            return;
        dragging = true;
        const now = Date.now();
        const ms = Math.max(1, now - lastMs);
        const keep = Math.exp(-ms / 40);
        speedPxMs = speedPxMs * keep + (mouse.x - lastX) / ms * (1 - keep);
        hand.draggedBy((lastX - mouse.x) / ppm);
        lastX = mouse.x;
        lastMs = now;
    }
    onReleased: mouse => {
        const resting = Date.now() - lastMs > 90;
        hand.letGo(dragging && !resting ? -speedPxMs * 1000 / ppm : 0);
        if (!dragging)
            hand.tapped(mouse.x, mouse.y);
    }
    onCanceled: hand.letGo(0)
    onWheel: wheel => {
        const across = Math.abs(wheel.angleDelta.x) > Math.abs(wheel.angleDelta.y);
        hand.rolled(-(across ? wheel.angleDelta.x : wheel.angleDelta.y) / 120);
    }
}
