pragma ComponentBehavior: Bound
import QtQuick
import KioskBridge
import scenes.look

// The closing question: one answer, then the right one and why, kindly.
Item {
    id: question
    required property StoryView view
    required property var words
    property real insetTop: 0
    property real insetBottom: 0
    readonly property var asked: view.closing
    readonly property bool answered: asked.option !== undefined && asked.option >= 0
    readonly property bool knew: answered && asked.option === asked.answer

    Paper {
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.verticalCenter: parent.verticalCenter
        anchors.verticalCenterOffset: (question.insetTop - question.insetBottom) / 2
        width: 1360 * Theme.u
        height: inner.height + 120 * Theme.u
        Column {
            id: inner
            x: 84 * Theme.u
            y: 56 * Theme.u
            width: parent.width - 168 * Theme.u
            spacing: 26 * Theme.u
            Words {
                text: question.view.title + " · " + question.words.question
                font.pixelSize: Theme.small
                lineHeight: 1
                color: Theme.cinnabar
            }
            Words {
                display: true
                width: parent.width
                text: question.asked.ask ?? ""
                font.pixelSize: 50 * Theme.u
                color: Theme.ink
            }
            Repeater {
                model: question.asked.options ?? []
                Rectangle {
                    id: option
                    required property string modelData
                    required property int index
                    readonly property bool correct: question.answered && index === question.asked.answer
                    readonly property bool chosen: question.answered && index === question.asked.option
                    objectName: "story-option-" + index
                    width: inner.width
                    height: Math.max(Theme.touch, answerText.height + 36 * Theme.u)
                    radius: 12 * Theme.u
                    color: correct ? "#e8c878" : chosen ? "#d8c4a4" : press.pressed ? "#e3cfa4" : "#fbf5e8"
                    border.width: (correct || chosen ? 4 : 2) * Theme.u
                    border.color: correct ? Theme.brassDark : chosen ? Theme.inkSoft : Theme.brass
                    opacity: question.answered && !correct && !chosen ? 0.55 : 1
                    Accessible.role: Accessible.Button
                    Accessible.name: modelData
                    Accessible.onPressAction: question.view.answer(index)
                    Words {
                        id: answerText
                        x: 36 * Theme.u
                        width: parent.width - 120 * Theme.u
                        anchors.verticalCenter: parent.verticalCenter
                        text: option.modelData
                        color: Theme.ink
                        font.pixelSize: 38 * Theme.u
                        lineHeight: 1
                    }
                    Words {
                        anchors.right: parent.right
                        anchors.rightMargin: 32 * Theme.u
                        anchors.verticalCenter: parent.verticalCenter
                        visible: option.correct
                        text: "✓"
                        color: Theme.ink
                        font.pixelSize: 44 * Theme.u
                        lineHeight: 1
                    }
                    MouseArea {
                        id: press
                        anchors.fill: parent
                        enabled: !question.answered
                        onClicked: question.view.answer(option.index)
                    }
                }
            }
            Words {
                width: parent.width
                visible: question.answered
                text: (question.knew ? question.words.right : question.words.kind) + (Theme.english ? " " : "") + (question.asked.explain ?? "")
                color: Theme.inkSoft
                font.pixelSize: Theme.body
            }
            BrassButton {
                objectName: "story-question-on"
                anchors.right: parent.right
                quiet: !question.answered
                dark: true
                text: question.answered ? (question.asked.more ? question.words.next_question : question.words.go_on) : question.words.skip
                onClicked: question.view.passQuestion()
            }
        }
    }
}
