import QtQuick
import KioskBridge

// Where a finger writes. The nib lives in the view and is the press's own; this only lays its dots down.
Canvas {
    id: paper
    required property PostcardView view
    required property real pxPerMm
    required property color ink
    property var waiting: []
    property bool wiped: true

    renderStrategy: Canvas.Immediate
    onInkChanged: redraw()
    onPxPerMmChanged: redraw()
    onWidthChanged: redraw()
    onAvailableChanged: redraw()

    function redraw(): void {
        wiped = true;
        requestPaint();
    }
    function lay(dots: var): void {
        if (dots.length === 0)
            return;
        waiting = waiting.concat(dots);
        let left = width, top = height, right = 0, bottom = 0;
        for (let n = 0; n < dots.length; n += 3) {
            const x = dots[n] * pxPerMm, y = dots[n + 1] * pxPerMm, r = dots[n + 2] * pxPerMm / 2 + 2;
            left = Math.min(left, x - r);
            top = Math.min(top, y - r);
            right = Math.max(right, x + r);
            bottom = Math.max(bottom, y + r);
        }
        markDirty(Qt.rect(left, top, right - left, bottom - top));
    }
    onPaint: {
        const pen = paper.getContext("2d");
        if (wiped) {
            pen.reset();
            waiting = view.allInk();
            wiped = false;
        }
        pen.fillStyle = ink;
        for (let n = 0; n < waiting.length; n += 3) {
            pen.beginPath();
            pen.arc(waiting[n] * pxPerMm, waiting[n + 1] * pxPerMm, waiting[n + 2] * pxPerMm / 2, 0, 2 * Math.PI);
            pen.fill();
        }
        waiting = [];
    }
    Connections {
        target: paper.view
        function onInkRedrawn(): void {
            paper.redraw();
        }
    }
    MouseArea {
        anchors.fill: parent
        preventStealing: true
        onPressed: mouse => paper.lay(paper.view.penDown(mouse.x / paper.pxPerMm, mouse.y / paper.pxPerMm))
        onPositionChanged: mouse => paper.lay(paper.view.penMove(mouse.x / paper.pxPerMm, mouse.y / paper.pxPerMm))
        onReleased: paper.lay(paper.view.penUp())
        onCanceled: paper.lay(paper.view.penUp())
    }
}
