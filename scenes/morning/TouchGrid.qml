pragma ComponentBehavior: Bound
import QtQuick
import KioskBridge
import scenes.look

// The touch grid lies over the whole glass, edges and corners too: every square is dull until a finger was felt in it.
Rectangle {
    id: grid
    required property MorningView view
    required property var words
    readonly property var wiped: view.wiped
    // The way out stands where touch is proven to work: in the wiped square nearest to the middle of the lower half.
    readonly property int proven: {
        let best = -1, least = 1e9;
        for (const square of wiped) {
            const x = square % view.columns + 0.5 - view.columns / 2, y = Math.floor(square / view.columns) + 0.5 - 0.7 * view.rows;
            const far = x * x + y * y;
            if (far < least) {
                least = far;
                best = square;
            }
        }
        return best;
    }
    property bool doubtful: false

    objectName: "check-grid"
    color: Theme.night

    Repeater {
        model: grid.view.columns * grid.view.rows
        Rectangle {
            id: square
            required property int index
            readonly property bool felt: grid.wiped.includes(index)
            readonly property int column: index % grid.view.columns
            readonly property int line: Math.floor(index / grid.view.columns)
            objectName: "check-square-" + index
            x: Math.round(column * grid.width / grid.view.columns)
            y: Math.round(line * grid.height / grid.view.rows)
            width: Math.round((column + 1) * grid.width / grid.view.columns) - x
            height: Math.round((line + 1) * grid.height / grid.view.rows) - y
            color: "transparent"
            Rectangle {
                anchors.fill: parent
                anchors.margins: 3 * Theme.u
                radius: 10 * Theme.u
                border.width: Math.max(1, 2 * Theme.u)
                border.color: square.felt ? Theme.brassLight : "#6d5233"
                color: square.felt ? Theme.brass : "#2a1e14"
                Behavior on color {
                    ColorAnimation {
                        duration: Theme.swift_ms
                    }
                }
            }
        }
    }
    MultiPointTouchArea {
        anchors.fill: parent
        minimumTouchPoints: 1
        maximumTouchPoints: 10
        // Only what was really felt counts: nothing is filled in between two points.
        function wipe(points: var): void {
            for (const point of points)
                grid.view.wipe(point.x / width, point.y / height);
        }
        onPressed: points => wipe(points)
        onUpdated: points => wipe(points)
    }
    Rectangle {
        anchors.centerIn: said
        width: Math.max(ask.implicitWidth, how.implicitWidth, count.implicitWidth) + 110 * Theme.u
        height: said.height + 40 * Theme.u
        radius: 18 * Theme.u
        color: Theme.night
        border.width: Math.max(1, 2 * Theme.u)
        border.color: Theme.brassDark
    }
    Column {
        id: said
        anchors.horizontalCenter: parent.horizontalCenter
        y: 1.5 * parent.height / grid.view.rows - height / 2
        spacing: 6 * Theme.u
        Words {
            id: ask
            anchors.horizontalCenter: parent.horizontalCenter
            display: true
            text: grid.words.touch_ask
            color: Theme.brassLight
            font.pixelSize: 52 * Theme.u
            wrapMode: Text.NoWrap
            lineHeight: 1
        }
        Words {
            id: how
            anchors.horizontalCenter: parent.horizontalCenter
            text: grid.words.touch_how
            color: Theme.lightSoft
            font.pixelSize: 28 * Theme.u
            wrapMode: Text.NoWrap
            lineHeight: 1
        }
        Words {
            id: count
            objectName: "check-grid-count"
            anchors.horizontalCenter: parent.horizontalCenter
            text: grid.words.touch_count.arg(grid.wiped.length).arg(grid.view.columns * grid.view.rows)
            color: Theme.light
            font.pixelSize: 28 * Theme.u
            wrapMode: Text.NoWrap
            lineHeight: 1
        }
    }
    BrassButton {
        objectName: "check-touch-none"
        visible: grid.proven >= 0 && grid.doubtful
        // Not over its neighbours, which may be still to wipe.
        width: grid.width / grid.view.columns - 12 * Theme.u
        x: (grid.proven % grid.view.columns + 0.5) * grid.width / grid.view.columns - width / 2
        y: (Math.floor(grid.proven / grid.view.columns) + 0.5) * grid.height / grid.view.rows - height / 2
        size: 26 * Theme.u
        text: grid.words.touch_none
        onClicked: grid.view.answer("touch", false)
    }
    // Nothing new was felt for a few seconds.
    Timer {
        id: pause
        interval: 5000
        running: grid.visible
        onTriggered: grid.doubtful = true
    }
    onWipedChanged: {
        doubtful = false;
        pause.restart();
    }
}
