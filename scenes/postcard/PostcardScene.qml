import QtQuick
import KioskBridge
import scenes.look

// The booth in the cabin: mirror, choice of cards, writing, the finished card. One step at a time fills the screen.
Scene {
    id: scene
    required property PostcardView view
    readonly property var words: house.words.postcard
    readonly property string step: view.step

    CabinWall {
        anchors.fill: parent
    }
    Item {
        id: room
        x: 64 * Theme.u
        y: scene.insetTop + 4 * Theme.u
        width: parent.width - 2 * x
        height: parent.height - scene.insetTop - scene.insetBottom - 44 * Theme.u

        BoothMirror {
            anchors.fill: parent
            view: scene.view
            words: scene.words
            shown: scene.step === "preview" || scene.step === "countdown" || scene.step === "taking" || scene.step === "still"
        }
        CardChoice {
            anchors.fill: parent
            view: scene.view
            words: scene.words
            shown: scene.step === "frame"
        }
        WritingDesk {
            anchors.fill: parent
            view: scene.view
            words: scene.words
            shown: scene.step === "ink"
        }
        StampPress {
            anchors.fill: parent
            view: scene.view
            words: scene.words
            shown: scene.step === "making"
        }
        FinishedCard {
            anchors.fill: parent
            view: scene.view
            words: scene.words
            shown: scene.step === "card"
        }
        Farewell {
            anchors.fill: parent
            view: scene.view
            words: scene.words
            shown: scene.step === "thanks"
        }
    }
}
