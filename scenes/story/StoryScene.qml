pragma ComponentBehavior: Bound
import QtQuick
import KioskBridge
import scenes.look

// 回首滨江: choose a story, see and hear it panel by panel, answer its question, take it home.
Scene {
    id: scene
    required property StoryView view
    readonly property var words: scene.house.words.story

    CabinWall {
        anchors.fill: parent
        visible: scene.view.page !== "panel"
    }
    StoryChoice {
        anchors.fill: parent
        visible: scene.view.page === "choice"
        view: scene.view
        words: scene.words
        insetTop: scene.insetTop
        insetBottom: scene.insetBottom
    }
    Loader {
        anchors.fill: parent
        active: scene.view.page === "panel"
        sourceComponent: StoryPanel {
            view: scene.view
            words: scene.words
            insetTop: scene.insetTop
            insetBottom: scene.insetBottom
        }
    }
    StoryQuestion {
        anchors.fill: parent
        visible: scene.view.page === "question"
        view: scene.view
        words: scene.words
        insetTop: scene.insetTop
        insetBottom: scene.insetBottom
    }
    StoryEnd {
        anchors.fill: parent
        visible: scene.view.page === "end"
        view: scene.view
        words: scene.words
        insetTop: scene.insetTop
        insetBottom: scene.insetBottom
    }
}
