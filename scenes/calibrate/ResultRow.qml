pragma ComponentBehavior: Bound
import QtQuick
import scenes.look

// One figure of the result: its name, and what it is before and after.
Item {
    id: row
    required property string name
    // Each {share, band, of} and an estimate for the bar; the second may be null.
    required property var before
    required property var best
    property color ink: Theme.brassDark
    readonly property real column: (width - first.width) / 2
    implicitHeight: 142 * Theme.u

    Rectangle {
        width: parent.width
        height: Math.max(1, 1.5 * Theme.u)
        color: "#c9b384"
    }
    Words {
        id: first
        width: 270 * Theme.u
        anchors.verticalCenter: parent.verticalCenter
        rightPadding: 16 * Theme.u
        text: row.name
        color: Theme.ink
        font.pixelSize: 30 * Theme.u
        lineHeight: Theme.leading * 0.92
    }
    Repeater {
        model: [row.before, row.best]
        Item {
            id: cell
            required property int index
            required property var modelData
            visible: modelData !== null
            x: first.width + index * row.column
            width: row.column - 36 * Theme.u
            height: row.height
            Words {
                id: share
                y: 10 * Theme.u
                display: true
                text: cell.modelData ? cell.modelData.share : ""
                color: Theme.ink
                font.pixelSize: 46 * Theme.u
                lineHeight: 1
            }
            Words {
                anchors.left: share.right
                anchors.leftMargin: 16 * Theme.u
                anchors.baseline: share.baseline
                text: cell.modelData ? cell.modelData.band : ""
                color: Theme.inkSoft
                font.pixelSize: 26 * Theme.u
                lineHeight: 1
            }
            BandBar {
                y: 69 * Theme.u
                width: parent.width
                estimate: cell.modelData ?? undefined
                ink: row.ink
            }
            Words {
                y: 100 * Theme.u
                text: cell.modelData ? cell.modelData.of : ""
                color: Theme.inkSoft
                font.pixelSize: 24 * Theme.u
                lineHeight: 1
            }
        }
    }
}
