pragma ComponentBehavior: Bound
import QtQuick
import KioskBridge
import scenes.look

// One passage: a lamp, when it was, and what the person beside the door saw. Never a picture, never a verdict.
Item {
    id: place
    required property CalibrateView view
    required property var card
    readonly property var words: view.words
    readonly property bool waits: card !== null
    readonly property int number: card ? card.number : 0
    property real now: Date.now()
    readonly property int ago_s: card ? Math.max(0, Math.floor((now - card.at_ms) / 1000)) : 0

    // Keeps a finger that bounces from answering for the next person.
    property bool ready: true
    property int rest_ms: 350
    onNumberChanged: {
        now = Date.now();
        ready = false;
        rest.restart();
        if (waits)
            come.restart();
    }
    Timer {
        id: rest
        interval: place.rest_ms
        onTriggered: place.ready = true
    }
    Timer {
        interval: 1000
        running: place.waits && place.visible
        repeat: true
        onTriggered: place.now = Date.now()
    }
    NumberAnimation {
        id: come
        target: paper
        property: "x"
        from: 28 * Theme.u
        to: 0
        duration: Theme.swift_ms
        easing.type: Easing.OutCubic
    }

    Rectangle {
        anchors.fill: parent
        visible: !place.waits
        radius: 10 * Theme.u
        color: "#59120d0a"
        border.width: 2 * Theme.u
        border.color: Theme.brassDark
        Column {
            anchors.centerIn: parent
            spacing: 20 * Theme.u
            PaperLamp {
                anchors.horizontalCenter: parent.horizontalCenter
                width: 120 * Theme.u
                opacity: 0.35
            }
            Words {
                objectName: "calibrate-nobody"
                anchors.horizontalCenter: parent.horizontalCenter
                display: true
                text: place.words.nobody_waits
                color: Theme.brassLight
                font.pixelSize: Theme.heading
                lineHeight: 1
            }
            Words {
                anchors.horizontalCenter: parent.horizontalCenter
                text: place.words.nobody_waits_hint
                color: Theme.lightSoft
                font.pixelSize: Theme.small
                lineHeight: 1
            }
        }
    }
    Paper {
        id: paper
        objectName: "calibrate-paper"
        visible: place.waits
        width: parent.width
        height: parent.height

        PaperLamp {
            id: lamp
            x: 72 * Theme.u
            y: (answers.y - height) / 2
            width: Math.min(150 * Theme.u, (answers.y - 56 * Theme.u) / 1.5)
        }
        Column {
            anchors.left: lamp.right
            anchors.leftMargin: 64 * Theme.u
            anchors.right: parent.right
            anchors.rightMargin: 48 * Theme.u
            y: (answers.y - height) / 2
            spacing: 12 * Theme.u
            Row {
                spacing: 32 * Theme.u
                Words {
                    id: who
                    objectName: "calibrate-card"
                    display: true
                    text: place.words.now_passing.arg(place.number)
                    color: Theme.ink
                    font.pixelSize: Theme.title
                    lineHeight: 1
                }
                Words {
                    anchors.baseline: who.baseline
                    text: place.card ? place.card.time : ""
                    color: Theme.inkSoft
                    font.pixelSize: Theme.body
                    lineHeight: 1
                }
                Words {
                    anchors.baseline: who.baseline
                    text: place.ago_s < 3 ? place.words.just_now : place.ago_s < 60 ? place.words.ago.arg(place.ago_s) : place.words.long_ago
                    color: place.ago_s < 60 ? Theme.inkSoft : Theme.cinnabar
                    font.pixelSize: Theme.body
                    lineHeight: 1
                }
            }
            Words {
                objectName: "calibrate-question"
                width: parent.width
                text: place.card && place.card.close ? place.words.close_pair : place.words.question
                color: place.card && place.card.close ? Theme.cinnabar : Theme.ink
                font.pixelSize: place.card && place.card.close ? 30 * Theme.u : Theme.body
            }
        }
        Column {
            id: answers
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.bottom: parent.bottom
            anchors.margins: 40 * Theme.u
            spacing: 20 * Theme.u
            Row {
                id: row
                width: parent.width
                spacing: 24 * Theme.u
                Repeater {
                    model: ["smiled", "unsmiling", "unsure"]
                    BrassButton {
                        required property string modelData
                        objectName: "calibrate-" + modelData
                        width: (row.width - 2 * row.spacing) / 3
                        height: Math.max(Theme.touch * 1.3, 128 * Theme.u)
                        quiet: modelData === "unsure"
                        dark: true
                        size: Theme.heading
                        text: place.words[modelData]
                        onClicked: if (place.ready && place.waits)
                            place.view.tap(place.number, modelData)
                    }
                }
            }
            BrassButton {
                objectName: "calibrate-false"
                width: parent.width
                quiet: true
                dark: true
                size: 28 * Theme.u
                text: place.words.nobody
                onClicked: if (place.ready && place.waits)
                    place.view.tap(place.number, "nobody")
            }
        }
    }
}
