pragma ComponentBehavior: Bound
import QtQuick
import KioskBridge
import scenes.look

// Which number was spoken: nine keys, never saying which is right, and how loud it came out where that is known.
Question {
    id: question
    required property MorningView view
    required property var words
    property bool spoken: true
    readonly property real key: Math.max(Theme.touch, Math.min(190 * Theme.u, (keys.height - 2 * pad.spacing) / 3, (0.66 * keys.width - 2 * pad.spacing) / 4.5))

    ask: words.speaker_ask
    how: spoken ? words.speaker_how : words.speaker_soon
    answers: [
        BrassButton {
            objectName: "check-speaker-again"
            dark: true
            quiet: true
            enabled: question.spoken
            text: question.words.speaker_again
            onClicked: question.view.again("speaker")
        },
        BrassButton {
            objectName: "check-speaker-none"
            dark: true
            quiet: true
            enabled: question.spoken
            text: question.words.speaker_none
            onClicked: question.view.hear(0)
        }
    ]

    Item {
        id: keys
        anchors.fill: parent
        Grid {
            id: pad
            columns: 3
            spacing: 16 * Theme.u
            anchors.verticalCenter: parent.verticalCenter
            Repeater {
                model: 9
                BrassButton {
                    required property int index
                    objectName: "check-number-" + (index + 1)
                    width: question.key * 1.5
                    height: question.key
                    enabled: question.spoken
                    size: 54 * Theme.u
                    text: index + 1
                    onClicked: question.view.hear(index + 1)
                }
            }
        }
        Column {
            anchors.left: pad.right
            anchors.leftMargin: 56 * Theme.u
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            spacing: 16 * Theme.u
            visible: question.view.levelDb < 0
            Words {
                objectName: "check-level"
                width: parent.width
                text: question.view.levelDb < -60 ? question.words.speaker_no_level : question.words.speaker_level.arg(Math.round(question.view.levelDb).toString().replace("-", "\u2212"))
                color: question.view.levelDb < -60 ? Theme.cinnabar : Theme.inkSoft
                font.pixelSize: Theme.small
                lineHeight: 1
            }
            Row {
                spacing: 7 * Theme.u
                Repeater {
                    model: 10
                    Rectangle {
                        required property int index
                        width: 15 * Theme.u
                        height: (24 + 5 * index) * Theme.u
                        anchors.bottom: parent ? parent.bottom : undefined
                        radius: 4 * Theme.u
                        color: question.view.levelDb >= 6 * index - 60 ? "#3f6b4a" : Theme.paperShade
                    }
                }
            }
        }
    }
}
