import QtQuick
import KioskBridge
import scenes.look

// At the picture's side: where on the river it was, taking it home, the size of the words, and the whole picture again.
Column {
    id: side
    required property StoryView view
    required property var words
    property string place: ""
    property bool close: false
    readonly property real disc: Math.max(Theme.touch, 88 * Theme.u)
    signal whole
    spacing: 18 * Theme.u

    RoundButton {
        anchors.horizontalCenter: parent.horizontalCenter
        objectName: "story-size"
        size: side.disc
        glyph: side.words.size_sign
        name: side.words.size
        labelled: true
        lit: side.view.textSize > 0
        onClicked: side.view.toggleTextSize()
    }
    RoundButton {
        anchors.horizontalCenter: parent.horizontalCenter
        objectName: "story-card"
        size: side.disc
        name: side.words.card
        labelled: true
        onClicked: side.view.takeHome()
        StorySign {
            anchors.centerIn: parent
            kind: "card"
        }
    }
    RoundButton {
        anchors.horizontalCenter: parent.horizontalCenter
        objectName: "story-place"
        visible: side.place !== ""
        size: side.disc
        name: side.words.place
        labelled: true
        onClicked: side.view.seePlace()
        StorySign {
            anchors.centerIn: parent
            kind: "place"
        }
    }
    RoundButton {
        anchors.horizontalCenter: parent.horizontalCenter
        objectName: "story-far"
        visible: side.close
        size: side.disc
        glyph: "−"
        name: side.words.far
        labelled: true
        onClicked: side.whole()
    }
}
