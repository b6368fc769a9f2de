pragma ComponentBehavior: Bound
import QtQuick
import KioskBridge
import scenes.look

// Nothing sets the clock: staff compare it with their own.
Question {
    id: question
    required property MorningView view
    required property var words

    ask: words.clock_ask
    how: words.clock_how
    answers: [
        BrassButton {
            objectName: "check-clock-right"
            text: question.words.right
            onClicked: question.view.answer("clock", true)
        },
        BrassButton {
            objectName: "check-clock-wrong"
            dark: true
            quiet: true
            text: question.words.wrong
            onClicked: question.view.answer("clock", false)
        }
    ]

    Words {
        objectName: "check-clock"
        anchors.centerIn: parent
        display: true
        text: question.view.clock
        color: Theme.ink
        font.pixelSize: 210 * Theme.u
        lineHeight: 1
        Component.onCompleted: question.view.readClock()
        Timer {
            interval: 1000
            repeat: true
            running: true
            onTriggered: question.view.readClock()
        }
    }
}
