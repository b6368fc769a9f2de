import QtQuick
import scenes.look

// One thing that staff may press: what it is, what it does (once it was pressed: what came of it), and its button.
Item {
    id: row
    property alias name: title.text
    property alias how: explained.text
    property alias press: button.text
    property alias pressName: button.objectName
    property alias answerName: answer.objectName
    required property var job
    required property string language
    required property real unit
    signal pressed

    implicitHeight: Math.max(said.height, button.height)

    Column {
        id: said
        width: parent.width - button.width - 32 * row.unit
        spacing: 8 * row.unit
        Words {
            id: title
            width: parent.width
            display: true
            color: Theme.ink
            font.pixelSize: 36 * row.unit
            lineHeight: 1
        }
        Words {
            id: explained
            visible: !answer.visible
            width: parent.width
            color: Theme.inkSoft
            font.pixelSize: 24 * row.unit
        }
        KeepingAnswer {
            id: answer
            width: parent.width
            job: row.job
            language: row.language
            unit: row.unit
        }
    }
    BrassButton {
        id: button
        anchors.right: parent.right
        y: 4 * row.unit
        enabled: !row.job.busy
        quiet: true
        dark: true
        width: Math.max(implicitWidth, 250 * row.unit)
        size: 28 * row.unit
        onClicked: row.pressed()
    }
}
