import QtQuick
import QtQuick.Window
import KioskBridge
import scenes.look

// The card on the desk: the side that lies up as the press drew it, the ink over it, and the finger's own paper.
Item {
    id: sheet
    required property InkView inkView
    property bool writable: true
    readonly property bool lying: !over.running

    function turnOver(): void {
        if (!over.running)
            over.start();
    }
    SequentialAnimation {
        id: over
        NumberAnimation {
            target: swing
            property: "xScale"
            to: 0.02
            duration: 150
            easing.type: Easing.InQuad
        }
        ScriptAction {
            script: sheet.inkView.turn()
        }
        NumberAnimation {
            target: swing
            property: "xScale"
            to: 1
            duration: 190
            easing.type: Easing.OutQuad
        }
    }
    transform: Scale {
        id: swing
        origin.x: sheet.width / 2
    }

    CardShadow {
        anchors.fill: parent
    }
    // Drawn once, not at every frame: only the ink changes while somebody writes.
    Item {
        anchors.fill: parent
        layer.enabled: true
        PressPicture {
            anchors.fill: parent
            picture: sheet.inkView.side === "back" ? sheet.inkView.backPicture : sheet.inkView.frontPicture
        }
        // Where the card was made to be written on; everywhere else is as good.
        Canvas {
            id: hint
            readonly property var place: sheet.inkView.field
            readonly property color line: place.ink
            x: place.x * sheet.width
            y: place.y * sheet.height
            width: place.width * sheet.width
            height: place.height * sheet.height
            opacity: 0.42
            onPlaceChanged: requestPaint()
            onPaint: {
                const pen = hint.getContext("2d");
                pen.reset();
                pen.strokeStyle = line;
                pen.lineWidth = Math.max(1, 1.6 * Theme.u);
                pen.setLineDash([5, 6]);
                const slack = pen.lineWidth, round = 12 * Theme.u;
                pen.roundedRect(slack, slack, width - 2 * slack, height - 2 * slack, round, round);
                pen.stroke();
            }
        }
    }
    InkPaper {
        anchors.fill: parent
        glass: sheet.inkView.glass
    }
    InkField {
        id: field
        readonly property bool writable: sheet.writable && sheet.lying && Window.window !== null
        objectName: "booth-field"
        anchors.fill: parent
        visible: sheet.writable
        readonly property real pxPerMm: Theme.pxPerMm
        function watch(): void {
            sheet.inkView.watch(writable ? field : null, Window.window, pxPerMm);
        }
        onWritableChanged: watch()
        onPxPerMmChanged: watch()
        Component.onCompleted: watch()
    }
}
