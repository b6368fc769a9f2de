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

    Paper {
        id: sheet
        width: 0.56 * (page.width - 40 * Theme.u)
        height: parent.height
        Column {
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
        anchors.left: sheet.right
        anchors.leftMargin: 40 * Theme.u
        anchors.right: parent.right
        height: parent.height
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
