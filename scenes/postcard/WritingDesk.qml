import QtQuick
import scenes.look

// The chosen card, drawn near until its writing field is as wide as a hand needs; a finger writes in ink on it.
BoothStep {
    id: desk
    readonly property var chosen: view.frames[view.frame] ?? null
    readonly property var field: chosen ? chosen.field : ({
            x: 0,
            y: 0,
            width: 100,
            height: 60
        })

    Row {
        id: heading
        spacing: 36 * Theme.u
        Words {
            id: title
            display: true
            text: desk.words.ink_title
            font.pixelSize: Theme.heading
            lineHeight: 1.1
            color: Theme.brassLight
        }
        Words {
            anchors.baseline: title.baseline
            text: desk.view.makeFailed ? desk.words.make_failed + " · " + desk.words.make_failed_hint : desk.view.inkFull ? desk.words.ink_full : desk.words.ink_hint
            font.pixelSize: 30 * Theme.u
            color: desk.view.makeFailed || desk.view.inkFull ? "#ffc2a8" : Theme.lightSoft
        }
    }
    Rectangle {
        id: window
        readonly property real margin: 46 * Theme.u
        readonly property real pxPerMm: Math.min((width - 2 * margin) / desk.field.width, (height - 2 * margin) / desk.field.height)
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: heading.bottom
        anchors.topMargin: 18 * Theme.u
        anchors.bottom: buttons.top
        anchors.bottomMargin: 30 * Theme.u
        clip: true
        color: "#59120d0a"
        radius: 8 * Theme.u

        CardSheet {
            readonly property real fieldX: desk.field.x * window.pxPerMm
            readonly property real fieldY: desk.field.y * window.pxPerMm
            width: desk.view.cardWidthMm * window.pxPerMm
            height: desk.view.cardHeightMm * window.pxPerMm
            // The field in the middle, as far as the card reaches; no wood is shown where there is card to see.
            x: Math.round(width <= window.width ? (window.width - width) / 2 : Math.min(0, Math.max(window.width - width, (window.width - field.width) / 2 - fieldX)))
            y: Math.round(height <= window.height ? (window.height - height) / 2 : Math.min(0, Math.max(window.height - height, (window.height - field.height) / 2 - fieldY)))
            view: desk.view
            picture: desk.chosen ? desk.chosen.picture : ""

            Rectangle {
                anchors.fill: field
                anchors.margins: -6 * Theme.u
                radius: 8 * Theme.u
                color: "transparent"
                border.width: 2 * Theme.u
                border.color: "#66b4352a"
            }
            InkPaper {
                id: field
                objectName: "booth-field"
                x: Math.round(parent.fieldX)
                y: Math.round(parent.fieldY)
                width: Math.round(desk.field.width * window.pxPerMm)
                height: Math.round(desk.field.height * window.pxPerMm)
                pxPerMm: window.pxPerMm
                ink: desk.chosen ? desk.chosen.ink : Theme.ink
                view: desk.view
            }
        }
    }
    Row {
        id: buttons
        anchors.left: parent.left
        anchors.bottom: parent.bottom
        spacing: 28 * Theme.u
        BrassButton {
            objectName: "booth-back"
            quiet: true
            height: 116 * Theme.u
            text: desk.words.back
            onClicked: desk.view.back()
        }
        BrassButton {
            objectName: "booth-undo"
            quiet: true
            height: 116 * Theme.u
            enabled: desk.view.written
            text: desk.words.undo
            onClicked: desk.view.undoInk()
        }
        BrassButton {
            objectName: "booth-clear"
            quiet: true
            height: 116 * Theme.u
            enabled: desk.view.written
            text: desk.words.clear
            onClicked: desk.view.clearInk()
        }
    }
    BrassButton {
        objectName: "booth-make"
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        width: 520 * Theme.u
        height: 116 * Theme.u
        size: 40 * Theme.u
        text: desk.words.make
        onClicked: desk.view.makeCard()
    }
}
