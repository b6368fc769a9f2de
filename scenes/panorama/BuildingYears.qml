pragma ComponentBehavior: Bound
import QtQuick
import scenes.look

// The years of a building down a thin brass line.
Item {
    id: line
    property var years: []
    property string language: "zh"
    implicitHeight: rows.height

    Rectangle {
        x: 7 * Theme.u
        y: 18 * Theme.u
        width: 3 * Theme.u
        height: line.height - 36 * Theme.u
        color: Theme.brass
    }
    Column {
        id: rows
        width: parent.width
        spacing: 2 * Theme.u
        Repeater {
            model: line.years
            Item {
                id: row
                required property var modelData
                width: rows.width
                height: Math.max(year.height, text.height)
                Rectangle {
                    x: 0
                    anchors.verticalCenter: year.verticalCenter
                    width: 17 * Theme.u
                    height: width
                    radius: width / 2
                    color: Theme.paper
                    border.width: 4 * Theme.u
                    border.color: Theme.brass
                }
                Text {
                    id: year
                    x: 34 * Theme.u
                    text: row.modelData.year
                    color: "#7a4d22"
                    font.family: Theme.serif
                    font.weight: Font.DemiBold
                    font.pixelSize: 29 * Theme.u
                }
                Words {
                    id: text
                    x: 124 * Theme.u
                    width: rows.width - x
                    anchors.verticalCenter: year.verticalCenter
                    text: row.modelData.text[line.language]
                    color: Theme.ink
                    font.pixelSize: Theme.small
                    lineHeight: 0.95
                }
            }
        }
    }
}
