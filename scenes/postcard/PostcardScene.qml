import QtQuick
import KioskBridge
import scenes.look

// The booth in the cabin: mirror, choice of cards, writing, the finished card. One step at a time fills the screen.
Scene {
    id: scene
    required property PostcardView view
    required property InkView inkView
    readonly property var words: house.words.postcard
    readonly property string step: view.step

    CabinWall {
        anchors.fill: parent
    }
    Item {
        id: room
        objectName: "booth-room"
        readonly property real free: scene.height - scene.insetTop - scene.insetBottom - 48 * Theme.u
        x: 64 * Theme.u
        width: parent.width - 2 * x
        // On a screen that stands upright the steps keep together in its middle.
        height: Math.min(free, 0.62 * width)
        y: scene.insetTop + (Theme.lower ? 26 : 4) * Theme.u + (free - height) / 2

        BoothMirror {
            anchors.fill: parent
            view: scene.view
            words: scene.words
            shown: ["preview", "countdown", "taking", "still"].includes(scene.step)
        }
        CodeEntry {
            anchors.fill: parent
            view: scene.view
            words: scene.words
            shown: scene.step === "code"
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
            inkView: scene.inkView
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
            inkView: scene.inkView
            words: scene.words
            shown: scene.step === "thanks"
        }
    }
}
