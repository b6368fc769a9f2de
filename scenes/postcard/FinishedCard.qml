import QtQuick
import scenes.look

// The card is ready: a code for the phone, a button for paper.
BoothStep {
    id: done
    readonly property bool printing: view.printStep === "busy"
    property bool sure: false
    onShownChanged: {
        sure = false;
        card.backUp = false;
    }

    Words {
        id: title
        x: 8 * Theme.u
        display: true
        anchors.verticalCenter: turnButton.verticalCenter
        text: done.view.foundAgain ? done.words.card_title_again : done.words.card_title
        font.pixelSize: Theme.heading
        lineHeight: 1
        color: Theme.brassLight
    }
    BrassButton {
        id: turnButton
        objectName: "booth-turn"
        anchors.right: card.right
        quiet: true
        visible: done.view.cardBack !== ""
        size: 30 * Theme.u
        text: card.backUp ? done.words.see_front : done.words.see_back
        onClicked: card.backUp = !card.backUp
    }
    TurningCard {
        id: card
        x: 8 * Theme.u
        anchors.top: turnButton.bottom
        anchors.topMargin: 18 * Theme.u
        width: Math.round(Math.min(960 * Theme.u, (buttons.y - y - 36 * Theme.u) * done.view.cardWidthMm / done.view.cardHeightMm))
        height: Math.round(width * done.view.cardHeightMm / done.view.cardWidthMm)
        view: done.view
        front: done.view.cardPicture
        back: done.view.cardBack
    }
    Row {
        id: buttons
        anchors.left: card.left
        anchors.bottom: parent.bottom
        spacing: 28 * Theme.u
        BrassButton {
            objectName: "booth-another"
            quiet: true
            height: 116 * Theme.u
            text: done.words.another
            onClicked: done.view.anotherCard()
        }
        BrassButton {
            objectName: "booth-delete"
            quiet: true
            height: 116 * Theme.u
            enabled: !done.printing && !doubt.running
            text: done.sure ? done.words.delete_sure : done.words.delete_card
            onClicked: {
                if (done.sure)
                    done.view.deleteCard();
                else
                    doubt.restart();
                done.sure = !done.sure;
            }
            // A double tap is no answer to a question nobody has read; and one left alone is taken back.
            Timer {
                id: doubt
                interval: 800
            }
            Timer {
                running: done.sure
                interval: 10000
                onTriggered: done.sure = false
            }
        }
    }
    PickupPlate {
        id: side
        anchors.right: parent.right
        anchors.left: card.right
        anchors.leftMargin: 56 * Theme.u
        anchors.top: parent.top
        anchors.topMargin: 8 * Theme.u
        anchors.bottom: paper.top
        anchors.bottomMargin: 24 * Theme.u
        view: done.view
        words: done.words
    }
    Column {
        id: paper
        anchors.left: side.left
        anchors.right: side.right
        anchors.bottom: parent.bottom
        spacing: 22 * Theme.u

        Words {
            width: parent.width
            visible: done.view.printsFrontOnly && printPlate.offered
            text: done.words.front_only
            color: Theme.lightSoft
            font.pixelSize: Theme.small
            lineHeight: 1
        }
        PrintPlate {
            id: printPlate
            width: parent.width
            view: done.view
            words: done.words
        }
        BrassButton {
            objectName: "booth-done"
            width: parent.width
            height: 116 * Theme.u
            quiet: done.view.printStep !== "done"
            text: done.words.finish
            onClicked: done.view.done()
        }
    }
}
