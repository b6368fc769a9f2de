pragma ComponentBehavior: Bound
import QtQuick
import scenes.look

// One thing asked of staff: what, how, something to see or press in the middle, and the answers below.
Item {
    id: question
    property string ask: ""
    property string how: ""
    default property alias middle: place.data
    property alias answers: row.data

    Column {
        id: head
        width: parent.width
        spacing: 8 * Theme.u
        Words {
            objectName: "check-ask"
            display: true
            width: parent.width
            text: question.ask
            color: Theme.ink
            font.pixelSize: 52 * Theme.u
            lineHeight: 1
        }
        Words {
            width: parent.width
            text: question.how
            color: Theme.inkSoft
            font.pixelSize: 29 * Theme.u
            lineHeight: Theme.english ? 0.92 : 1
        }
    }
    Item {
        id: place
        anchors.top: head.bottom
        anchors.topMargin: 24 * Theme.u
        anchors.bottom: row.top
        anchors.bottomMargin: 24 * Theme.u
        width: parent.width
    }
    Row {
        id: row
        anchors.bottom: parent.bottom
        spacing: 24 * Theme.u
    }
}
