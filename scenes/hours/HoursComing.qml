pragma ComponentBehavior: Bound
import QtQuick
import KioskBridge
import scenes.look

// Today and the days after it with their hours, and how the last closing went.
Item {
    id: sheet
    required property HoursView view
    required property var words
    required property string language
    required property real unit
    readonly property var told: view.evening

    Words {
        id: heading
        display: true
        text: sheet.words.coming
        color: Theme.ink
        font.pixelSize: 40 * sheet.unit
        lineHeight: 1
    }
    Column {
        id: days
        anchors.top: heading.bottom
        anchors.topMargin: 10 * sheet.unit
        width: parent.width
        readonly property real row: Math.min(78 * sheet.unit, (sheet.height - y - evening.height - 26 * sheet.unit) / 7)
        Repeater {
            model: sheet.view.days
            Item {
                id: line
                required property var modelData
                width: days.width
                height: days.row
                Words {
                    id: day
                    objectName: line.modelData.today ? "hours-day-today" : ""
                    anchors.verticalCenter: parent.verticalCenter
                    text: line.modelData[sheet.language]
                    color: Theme.ink
                    font.pixelSize: 30 * sheet.unit
                    font.weight: line.modelData.today ? Font.Medium : Font.Normal
                    lineHeight: 1
                }
                Words {
                    anchors.left: day.right
                    anchors.leftMargin: 18 * sheet.unit
                    anchors.right: hours.left
                    anchors.rightMargin: 12 * sheet.unit
                    anchors.verticalCenter: parent.verticalCenter
                    text: line.modelData.staff ? sheet.words.changed : line.modelData["name_" + sheet.language] || (line.modelData.today ? sheet.words.today : "")
                    color: line.modelData.staff ? Theme.cinnabar : Theme.inkSoft
                    font.pixelSize: 26 * sheet.unit
                    lineHeight: 0.9
                    maximumLineCount: 2
                }
                Words {
                    id: hours
                    anchors.right: parent.right
                    anchors.verticalCenter: parent.verticalCenter
                    text: line.modelData.hours || sheet.words.closed
                    color: line.modelData.hours ? Theme.ink : Theme.inkSoft
                    font.pixelSize: 30 * sheet.unit
                    font.weight: line.modelData.today ? Font.Medium : Font.Normal
                    font.features: ({
                            tnum: 1
                        })
                    lineHeight: 1
                }
                Rectangle {
                    anchors.bottom: parent.bottom
                    width: parent.width
                    height: Math.max(1, 1.2 * sheet.unit)
                    color: Theme.brass
                    opacity: 0.45
                }
            }
        }
    }
    Column {
        id: evening
        anchors.bottom: parent.bottom
        width: parent.width
        spacing: 2 * sheet.unit
        Words {
            display: true
            text: sheet.words.evening
            color: Theme.ink
            font.pixelSize: 32 * sheet.unit
            lineHeight: 1
        }
        Words {
            objectName: "hours-evening"
            width: parent.width
            text: sheet.told[sheet.language] ?? sheet.words.no_evening
            color: sheet.told.ok === false ? Theme.cinnabar : Theme.inkSoft
            font.pixelSize: 26 * sheet.unit
            lineHeight: 1
        }
    }
}
