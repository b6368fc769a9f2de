pragma ComponentBehavior: Bound
import QtQuick
import KioskBridge
import scenes.look

// Where the person with the list taps: the oldest card, who waits behind it, and how far it is.
Item {
    id: desk
    required property CalibrateView view
    readonly property var words: view.words
    readonly property var cards: view.cards

    Item {
        id: left
        anchors.left: parent.left
        anchors.top: parent.top
        anchors.bottom: foot.top
        anchors.bottomMargin: 24 * Theme.u
        width: parent.width - tally.width - 36 * Theme.u

        TapCard {
            objectName: "calibrate-desk-card"
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.top: parent.top
            anchors.bottom: behind.top
            anchors.bottomMargin: 20 * Theme.u
            view: desk.view
            card: desk.cards.length ? desk.cards[0] : null
        }
        Item {
            id: behind
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.bottom: parent.bottom
            height: Theme.touch
            Words {
                id: behindWords
                objectName: "calibrate-behind"
                visible: desk.cards.length > 1
                anchors.verticalCenter: parent.verticalCenter
                text: desk.words.behind.arg(desk.cards.length - 1)
                color: Theme.brassLight
                font.pixelSize: 30 * Theme.u
                lineHeight: 1
            }
            Row {
                anchors.left: behindWords.right
                anchors.leftMargin: 28 * Theme.u
                anchors.verticalCenter: parent.verticalCenter
                spacing: 14 * Theme.u
                Repeater {
                    model: desk.cards.slice(1, desk.cards.length > 3 ? 3 : 5)
                    Rectangle {
                        id: next
                        required property var modelData
                        width: time.implicitWidth + 36 * Theme.u
                        height: 58 * Theme.u
                        radius: 8 * Theme.u
                        color: Theme.paperShade
                        border.width: 1.5 * Theme.u
                        border.color: Theme.brass
                        Words {
                            id: time
                            anchors.centerIn: parent
                            text: next.modelData.time
                            color: Theme.inkSoft
                            font.pixelSize: Theme.small
                            lineHeight: 1
                        }
                    }
                }
            }
            BrassButton {
                objectName: "calibrate-skip"
                anchors.right: parent.right
                anchors.verticalCenter: parent.verticalCenter
                visible: desk.cards.length > 3
                quiet: true
                size: 28 * Theme.u
                text: desk.words.skip
                onClicked: desk.view.skip()
            }
        }
    }
    Tally {
        id: tally
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.bottom: foot.top
        anchors.bottomMargin: 24 * Theme.u
        width: 560 * Theme.u
        view: desk.view
    }
    Item {
        id: foot
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        height: Theme.touch + 8 * Theme.u
        Row {
            anchors.left: parent.left
            height: parent.height
            spacing: 24 * Theme.u
            BrassButton {
                objectName: "calibrate-undo"
                height: parent.height
                width: 400 * Theme.u
                quiet: true
                size: 30 * Theme.u
                enabled: desk.view.progress.undoable !== ""
                text: enabled ? desk.words["undo_" + desk.view.progress.undoable] : desk.words.undo
                onClicked: desk.view.undo()
            }
            BrassButton {
                objectName: "calibrate-missed"
                height: parent.height
                width: Math.max(implicitWidth, 480 * Theme.u)
                quiet: true
                size: 30 * Theme.u
                text: desk.words.missed
                onClicked: desk.view.miss()
            }
        }
        BrassButton {
            objectName: "calibrate-result"
            anchors.right: parent.right
            height: parent.height
            width: tally.width
            enabled: desk.view.progress.enough
            text: desk.words.see_result
            onClicked: desk.view.turnTo("result")
        }
    }
}
