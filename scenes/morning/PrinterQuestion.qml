pragma ComponentBehavior: Bound
import QtQuick
import KioskBridge
import scenes.look

// The printed trial card beside the very picture it was printed from.
Question {
    id: question
    required property MorningView view
    required property var words

    ask: words.printer_ask
    how: words.printer_how
    answers: [
        BrassButton {
            objectName: "check-printer-right"
            text: question.words.printer_yes
            onClicked: question.view.answer("printer", true)
        },
        BrassButton {
            objectName: "check-printer-wrong"
            dark: true
            quiet: true
            text: question.words.printer_no
            onClicked: question.view.answer("printer", false)
        }
    ]

    Rectangle {
        anchors.fill: card
        anchors.margins: -2 * Theme.u
        anchors.topMargin: 3 * Theme.u
        anchors.bottomMargin: -8 * Theme.u
        radius: 4 * Theme.u
        color: "#38000000"
        visible: card.status === Image.Ready
    }
    Image {
        id: card
        objectName: "check-card"
        anchors.centerIn: parent
        width: Math.min(parent.width, parent.height * 1.48)
        height: width / 1.48
        source: question.view.strip
        // Printed anew, the picture of before must not stay.
        cache: false
        sourceSize.width: 1748
        mipmap: true
        fillMode: Image.PreserveAspectFit
    }
}
