pragma ComponentBehavior: Bound
import QtQuick
import scenes.look

// Every line of the check with its sign, its name and what it says; in one column, or two on an upright screen.
Grid {
    id: list
    required property var lines
    required property var words
    required property string language
    property string question: ""
    property real rowHeight: 62 * Theme.u

    function says(line: var): string {
        return line[list.language] || (line.word ? list.words[line.word].replace("%1", Math.round(line.measured)) : "");
    }

    columnSpacing: 48 * Theme.u
    flow: Grid.TopToBottom
    rows: Math.ceil(lines.length / columns)

    Repeater {
        model: list.lines
        Item {
            id: row
            required property var modelData
            required property int index
            readonly property bool up: list.question === modelData.name
            readonly property bool quiet: modelData.level === "ok" || modelData.level === "rehearsal" || modelData.level === "running"
            objectName: "check-line-" + modelData.name
            width: (list.width - (list.columns - 1) * list.columnSpacing) / list.columns
            height: list.rowHeight

            Rectangle {
                visible: row.up
                anchors.fill: parent
                anchors.leftMargin: -14 * Theme.u
                anchors.rightMargin: -14 * Theme.u
                anchors.topMargin: 3 * Theme.u
                anchors.bottomMargin: 3 * Theme.u
                radius: 10 * Theme.u
                color: "#40c9a35a"
                border.width: Math.max(1, 1.5 * Theme.u)
                border.color: Theme.brass
            }
            Rectangle {
                visible: row.index % list.rows > 0 && !row.up
                width: parent.width
                height: Math.max(1, Theme.u)
                color: "#30795c2c"
            }
            CheckMark {
                id: sign
                anchors.verticalCenter: parent.verticalCenter
                level: row.modelData.level
            }
            Words {
                id: name
                anchors.left: sign.right
                anchors.leftMargin: 18 * Theme.u
                anchors.verticalCenter: parent.verticalCenter
                width: (Theme.english ? 178 : 122) * Theme.u
                text: list.words[row.modelData.name]
                color: Theme.ink
                font.pixelSize: Theme.small
                font.weight: Font.Medium
                wrapMode: Text.NoWrap
                lineHeight: 1
            }
            Words {
                objectName: "check-says-" + row.modelData.name
                anchors.left: name.right
                anchors.leftMargin: 12 * Theme.u
                anchors.right: parent.right
                anchors.verticalCenter: parent.verticalCenter
                horizontalAlignment: Text.AlignRight
                // A red line's sentence stands whole beside the list; here it is named.
                // Set to the right without its full stop, so that all of them end on one line.
                text: row.quiet && list.says(row.modelData) ? list.says(row.modelData).replace(/[。.…]+$/, "") : list.words["level_" + row.modelData.level]
                color: row.modelData.level === "fault" ? Theme.cinnabar : row.quiet || row.up ? Theme.ink : Theme.inkSoft
                font.pixelSize: 23 * Theme.u
                font.weight: row.modelData.level === "fault" || row.up ? Font.Medium : Font.Normal
                lineHeight: 0.85
                maximumLineCount: 2
                elide: Text.ElideRight
            }
        }
    }
}
