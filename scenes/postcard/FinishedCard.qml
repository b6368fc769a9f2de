import QtQuick
import scenes.look

// The card is ready: a code for the phone, a button for paper.
BoothStep {
    id: done
    readonly property bool printing: view.printStep === "busy"
    readonly property bool failed: view.printStep === "failed"
    readonly property string trouble: done.words["print_" + view.printReason] ?? done.words.print_failed_hint
    property bool sure: false
    onShownChanged: sure = false

    Words {
        id: title
        display: true
        text: done.words.card_title
        font.pixelSize: Theme.heading
        lineHeight: 1.1
        color: Theme.brassLight
    }
    CardSheet {
        id: card
        x: 8 * Theme.u
        anchors.top: title.bottom
        anchors.topMargin: 26 * Theme.u
        width: Math.min(1080 * Theme.u, (buttons.y - y - 40 * Theme.u) * done.view.cardWidthMm / done.view.cardHeightMm)
        height: width * done.view.cardHeightMm / done.view.cardWidthMm
        view: done.view
        picture: done.view.cardPicture
    }
    Row {
        id: buttons
        anchors.left: parent.left
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
            enabled: !done.printing
            text: done.sure ? done.words.delete_sure : done.words.delete_card
            onClicked: {
                if (done.sure)
                    done.view.deleteCard();
                done.sure = !done.sure;
            }
        }
    }
    Paper {
        id: side
        anchors.right: parent.right
        anchors.left: card.right
        anchors.leftMargin: 64 * Theme.u
        anchors.top: parent.top
        anchors.topMargin: 8 * Theme.u
        anchors.bottom: printPlate.top
        anchors.bottomMargin: 28 * Theme.u

        Column {
            anchors.centerIn: parent
            width: parent.width - 72 * Theme.u
            spacing: 16 * Theme.u
            visible: done.view.code !== ""
            Words {
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                text: done.words.scan
                color: Theme.ink
                font.weight: Font.Medium
                font.pixelSize: 36 * Theme.u
                lineHeight: 1.25
            }
            // White beneath, so that the quiet zone stays one.
            Rectangle {
                anchors.horizontalCenter: parent.horizontalCenter
                width: Math.min(parent.width, side.height - 270 * Theme.u)
                height: width
                color: "white"
                PressPicture {
                    objectName: "booth-code"
                    anchors.fill: parent
                    picture: done.view.code
                }
            }
            Words {
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                text: done.words.scan_until.replace("{time}", done.view.until)
                color: Theme.inkSoft
                font.pixelSize: Theme.small
                lineHeight: 1.2
            }
            Words {
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                text: done.words.same_network
                color: Theme.inkSoft
                font.pixelSize: Theme.small
                lineHeight: 1.2
            }
        }
        Column {
            anchors.centerIn: parent
            width: parent.width - 72 * Theme.u
            spacing: 20 * Theme.u
            visible: done.view.code === ""
            Words {
                display: true
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                text: done.words.no_code
                color: Theme.ink
                font.pixelSize: 38 * Theme.u
            }
            Words {
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                text: done.words.no_code_hint
                color: Theme.inkSoft
                font.pixelSize: 30 * Theme.u
            }
        }
    }
    Column {
        id: printPlate
        anchors.left: side.left
        anchors.right: side.right
        anchors.bottom: parent.bottom
        spacing: 22 * Theme.u

        // One slot, so that nothing jumps when the button turns into what became of the print.
        Item {
            width: parent.width
            height: 116 * Theme.u

            BrassButton {
                objectName: "booth-print"
                anchors.right: parent.right
                width: done.failed ? 250 * Theme.u : parent.width
                height: parent.height
                size: done.failed ? Theme.body : 40 * Theme.u
                visible: done.view.printStep === "none" || (done.failed && done.view.printReason !== "off")
                text: done.failed ? done.words.print_again : done.words.print
                onClicked: done.view.printCard()
            }
            Words {
                visible: done.view.printStep !== "none"
                width: parent.width - (done.failed && done.view.printReason !== "off" ? 274 * Theme.u : 0)
                anchors.verticalCenter: parent.verticalCenter
                horizontalAlignment: done.failed ? Text.AlignLeft : Text.AlignHCenter
                text: {
                    switch (done.view.printStep) {
                    case "busy":
                        return done.words.printing;
                    case "done":
                        return done.view.printRehearsal ? done.words.rehearsal_print : done.words.printed;
                    case "failed":
                        return done.trouble;
                    default:
                        return "";
                    }
                }
                color: done.failed ? "#ffc2a8" : Theme.brassLight
                font.pixelSize: 32 * Theme.u
                lineHeight: 1.25
            }
        }
        BrassButton {
            objectName: "booth-done"
            width: parent.width
            height: 116 * Theme.u
            quiet: done.view.printStep !== "done"
            enabled: !done.printing
            text: done.words.finish
            onClicked: done.view.done()
        }
    }
}
