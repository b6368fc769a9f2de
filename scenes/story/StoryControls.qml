import QtQuick
import KioskBridge
import scenes.look

// Again, back, voice, on, and let the story play by itself.
Row {
    id: controls
    required property StoryView view
    required property var words
    readonly property real disc: Math.max(Theme.touch, 96 * Theme.u)
    spacing: 26 * Theme.u

    RoundButton {
        objectName: "story-again"
        size: controls.disc
        name: controls.words.again
        labelled: true
        onClicked: controls.view.replay()
        StorySign {
            anchors.centerIn: parent
            kind: "again"
        }
    }
    RoundButton {
        objectName: "story-previous"
        size: controls.disc
        glyph: "‹"
        name: controls.words.previous
        labelled: true
        enabled: controls.view.panel > 0
        onClicked: controls.view.choosePanel(controls.view.panel - 1)
    }
    RoundButton {
        objectName: "story-voice"
        size: controls.disc
        lit: controls.view.speaking
        name: controls.view.speaking ? controls.words.hush : controls.words.listen
        labelled: true
        onClicked: controls.view.toggleNarration()
        VoiceSign {
            anchors.centerIn: parent
            speaking: controls.view.speaking
        }
    }
    RoundButton {
        objectName: "story-next"
        size: controls.disc
        glyph: "›"
        name: controls.words.next
        labelled: true
        onClicked: controls.view.choosePanel(controls.view.panel + 1)
    }
    RoundButton {
        objectName: "story-whole"
        size: controls.disc
        lit: controls.view.whole
        name: controls.words.whole
        labelled: true
        onClicked: controls.view.toggleWhole()
        StorySign {
            anchors.centerIn: parent
            kind: "whole"
            lit: controls.view.whole
        }
    }
}
