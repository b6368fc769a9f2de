pragma ComponentBehavior: Bound
import QtQuick
import KioskBridge
import scenes.look

// The day as lanterns on the river: who came in drifts on the left, who went out on the right; smiles burn brighter.
Scene {
    id: scene
    required property SmileView view
    readonly property var words: house.words.smile
    readonly property bool bothJudged: view.entryJudged > 0 && view.exitJudged > 0
    readonly property real gainPoints: bothJudged ? 100 * (view.exitSmiled / view.exitJudged - view.entrySmiled / view.entryJudged) : 0

    Image {
        anchors.fill: parent
        source: "../../assets/smile/river.webp"
        fillMode: Image.PreserveAspectCrop
    }
    Repeater {
        model: scene.view.lanterns
        Lantern {
            required property var modelData
            number: modelData.number
            mood: modelData.mood
            leaving: modelData.door === "exit"
            river: Qt.size(scene.width, scene.height - scene.insetBottom)
        }
    }
    Words {
        id: title
        display: true
        anchors.horizontalCenter: parent.horizontalCenter
        y: Theme.lower ? 40 * Theme.u : scene.insetTop - 34 * Theme.u
        text: scene.words.title
        font.pixelSize: 60 * Theme.u
        lineHeight: 1
        color: Theme.light
    }
    DoorCount {
        x: 96 * Theme.u
        y: scene.insetTop + (Theme.lower ? 150 : 36) * Theme.u
        heading: scene.words.coming
        passed: scene.view.entryPassed
        judged: scene.view.entryJudged
        smiled: scene.view.entrySmiled
        words: scene.words
    }
    DoorCount {
        x: parent.width - width - 96 * Theme.u
        y: scene.insetTop + (Theme.lower ? 150 : 36) * Theme.u
        toTheRight: true
        heading: scene.words.going
        passed: scene.view.exitPassed
        judged: scene.view.exitJudged
        smiled: scene.view.exitSmiled
        words: scene.words
    }
    Column {
        anchors.horizontalCenter: parent.horizontalCenter
        y: scene.insetTop + (Theme.lower ? 190 : 92) * Theme.u
        visible: scene.bothJudged
        spacing: 0
        Words {
            anchors.horizontalCenter: parent.horizontalCenter
            text: scene.gainPoints >= 0 ? scene.words.gain : scene.words.loss
            color: Theme.light
            font.pixelSize: Theme.body
            lineHeight: 1
        }
        Words {
            display: true
            anchors.horizontalCenter: parent.horizontalCenter
            text: Math.abs(scene.gainPoints).toFixed(1)
            color: "#ffdf8e"
            font.pixelSize: 132 * Theme.u
            lineHeight: 0.85
        }
        Words {
            anchors.horizontalCenter: parent.horizontalCenter
            text: scene.words.points
            color: Theme.light
            font.pixelSize: Theme.body
            lineHeight: 1
        }
    }
    Rectangle {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        height: notes.implicitHeight + 120 * Theme.u + scene.insetBottom
        gradient: Gradient {
            GradientStop {
                position: 0
                color: "#00090d16"
            }
            GradientStop {
                position: 0.6
                color: "#d8090d16"
            }
        }
    }
    Column {
        id: notes
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        anchors.margins: 96 * Theme.u
        anchors.bottomMargin: scene.insetBottom + 40 * Theme.u
        spacing: 4 * Theme.u
        Words {
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: scene.view.rehearsing ? scene.words.rehearsal : scene.words.published
            color: scene.view.rehearsing ? "#ffc2a8" : Theme.brassLight
            font.pixelSize: 30 * Theme.u
            lineHeight: 1
        }
        Words {
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: scene.words.notes
            color: Theme.lightSoft
            font.pixelSize: Theme.small
            lineHeight: 1
        }
    }
}
