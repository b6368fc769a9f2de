pragma ComponentBehavior: Bound
import QtQuick
import KioskBridge
import scenes.look

// The smile count for staff: its switch and doors, the day's numbers with their intervals, and the day hour by hour.
Item {
    id: page
    required property StaffView view
    required property var words
    readonly property var told: view.summary.smile
    readonly property bool tall: width < height
    readonly property real gap: 40 * Theme.u

    Paper {
        id: sheet
        width: page.tall ? page.width : 0.56 * (page.width - page.gap)
        height: page.tall ? figures.implicitHeight + 52 * Theme.u : page.height
        Column {
            id: figures
            x: 40 * Theme.u
            y: 22 * Theme.u
            width: parent.width - 2 * x
            spacing: 12 * Theme.u
            SmileSwitchPlate {
                width: parent.width
                view: page.view
                words: page.words
            }
            Rectangle {
                width: parent.width
                height: Math.max(1, 1.5 * Theme.u)
                color: Theme.brass
            }
            Words {
                visible: page.told === undefined
                width: parent.width
                text: page.words.no_summary
                color: Theme.inkSoft
                font.pixelSize: Theme.small
            }
            Loader {
                width: parent.width
                active: page.told !== undefined
                sourceComponent: SmileFigures {
                    told: page.told
                    words: page.words
                }
            }
        }
    }
    Paper {
        visible: page.told !== undefined
        x: page.tall ? 0 : sheet.width + page.gap
        y: page.tall ? sheet.height + page.gap : 0
        width: page.width - x
        height: page.tall ? Math.min(page.height - y, 900 * Theme.u) : page.height
        Loader {
            anchors.fill: parent
            anchors.margins: 22 * Theme.u
            anchors.leftMargin: 40 * Theme.u
            anchors.rightMargin: 40 * Theme.u
            active: page.told !== undefined
            sourceComponent: SmileHours {
                told: page.told
                words: page.words
            }
        }
    }
}
