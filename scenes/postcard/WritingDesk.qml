import QtQuick
import KioskBridge
import scenes.look

// The writing desk: the card large before the visitor, pens, inks and tools at its side. A finger writes wherever it
// likes on either side of the card; who would rather type gets a keyboard.
BoothStep {
    id: desk
    required property InkView inkView
    readonly property bool typing: inkView.line.typing
    readonly property bool troubled: inkView.makeFailed || inkView.inkFull
    readonly property real trayWidth: Math.max(420 * Theme.u, 4 * Theme.touch + 60 * Theme.u)

    Item {
        id: head
        visible: !desk.typing
        anchors.left: parent.left
        anchors.right: tray.left
        anchors.rightMargin: 40 * Theme.u
        height: turn.height
        Words {
            id: title
            anchors.verticalCenter: parent.verticalCenter
            display: true
            text: desk.words.ink_title
            font.pixelSize: Theme.heading
            lineHeight: 1
            color: Theme.brassLight
        }
        Words {
            anchors.left: title.right
            anchors.leftMargin: 30 * Theme.u
            anchors.right: turn.left
            anchors.rightMargin: 24 * Theme.u
            anchors.verticalCenter: parent.verticalCenter
            text: {
                if (desk.inkView.makeFailed)
                    return desk.words.make_failed + " · " + desk.words.make_failed_hint;
                if (desk.inkView.inkFull)
                    return desk.words.ink_full;
                return desk.inkView.ink === "white" && !desk.inkView.erasing ? desk.words.ink_white_hint : desk.words.ink_hint;
            }
            font.pixelSize: 28 * Theme.u
            lineHeight: 0.95
            maximumLineCount: 2
            color: desk.troubled ? "#ffc2a8" : Theme.lightSoft
        }
        SideSwitch {
            id: turn
            anchors.right: parent.right
            inkView: desk.inkView
            words: desk.words
            onAsked: sheet.turnOver()
        }
    }

    Item {
        id: place
        readonly property real below: head.height + 22 * Theme.u
        y: desk.typing ? 0 : below
        width: desk.typing ? typingDesk.cardWidth : head.width
        height: desk.typing ? typingDesk.cardHeight : parent.height - below

        WritingSheet {
            id: sheet
            // Whole pixels, so that every pixel of ink is one of the screen.
            width: Math.floor(Math.min(parent.width, parent.height * desk.inkView.aspect))
            height: Math.floor(width / desk.inkView.aspect)
            x: Math.round((parent.width - width) / 2)
            y: Math.round((parent.height - height) / 2)
            inkView: desk.inkView
            writable: desk.shown && !desk.typing
        }
    }

    Rectangle {
        id: tray
        visible: !desk.typing
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.bottom: parent.bottom
        width: desk.trayWidth
        // Drawn anew only when something on it changes.
        layer.enabled: true
        radius: 18 * Theme.u
        border.width: Math.max(1, 3 * Theme.u)
        border.color: Theme.brassDark
        gradient: Gradient {
            GradientStop {
                position: 0
                color: "#4a3522"
            }
            GradientStop {
                position: 0.5
                color: "#38281a"
            }
            GradientStop {
                position: 1
                color: "#281c12"
            }
        }
        Rectangle {
            anchors.fill: parent
            anchors.margins: 7 * Theme.u
            radius: 13 * Theme.u
            color: "transparent"
            border.width: Math.max(1, Theme.u)
            border.color: "#59c9a35a"
        }

        Column {
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.top: parent.top
            anchors.margins: 24 * Theme.u
            spacing: 22 * Theme.u
            PenRack {
                width: parent.width
                inkView: desk.inkView
                words: desk.words
            }
            InkStones {
                width: parent.width
                inkView: desk.inkView
                words: desk.words
            }
            Row {
                id: tools
                readonly property real gap: (width - 4 * undo.width) / 3
                width: parent.width
                spacing: gap
                DeskTool {
                    id: undo
                    objectName: "booth-undo"
                    kind: "undo"
                    name: desk.words.ink_undo
                    enabled: desk.inkView.canUndo
                    onClicked: desk.inkView.undo()
                }
                DeskTool {
                    objectName: "booth-redo"
                    kind: "redo"
                    name: desk.words.ink_redo
                    enabled: desk.inkView.canRedo
                    onClicked: desk.inkView.redo()
                }
                DeskTool {
                    objectName: "booth-clear"
                    kind: "clear"
                    name: desk.words.ink_clear
                    enabled: desk.inkView.written
                    onClicked: desk.inkView.clear()
                }
                DeskTool {
                    objectName: "booth-keyboard"
                    kind: "keyboard"
                    name: desk.words.ink_keyboard
                    onClicked: desk.inkView.line.open()
                }
            }
        }
        Column {
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.bottom: parent.bottom
            anchors.margins: 24 * Theme.u
            spacing: 16 * Theme.u
            BrassButton {
                objectName: "booth-make"
                width: parent.width
                height: Math.max(Theme.touch, 108 * Theme.u)
                size: 40 * Theme.u
                text: desk.words.make
                onClicked: desk.view.makeCard()
            }
            BrassButton {
                objectName: "booth-back"
                quiet: true
                width: parent.width
                height: Math.max(Theme.touch, 80 * Theme.u)
                text: desk.words.back
                onClicked: desk.view.back()
            }
        }
    }

    TypingDesk {
        id: typingDesk
        anchors.fill: parent
        visible: desk.typing
        enabled: desk.typing
        inkView: desk.inkView
        words: desk.words
        open: desk.shown && desk.typing
    }
}
