import QtQuick
import KioskBridge
import scenes.look

// Paper: how many, and a button that is there only when a card will come out; else a sentence says why. One place, so
// that nothing jumps when the button turns into what became of the print.
Item {
    id: plate
    required property PostcardView view
    required property var words
    readonly property string printStep: view.printStep
    readonly property bool failed: printStep === "failed"
    readonly property bool offered: view.printable && (printStep === "none" || failed)
    readonly property string copies: words.copies.replace("{count}", view.copies)
    height: 116 * Theme.u

    function why(reason: string): string {
        return words["print_" + reason] ?? words.print_failed;
    }
    readonly property string told: {
        switch (printStep) {
        case "busy":
            return words.printing;
        case "done":
            return view.printRehearsal ? words.rehearsal_print : words.printed;
        case "failed":
            return why(view.printReason) + "\n" + (view.shortCode !== "" && view.printReason !== "lost" ? words.print_later.replace("{code}", view.shortCode.slice(0, 3) + " " + view.shortCode.slice(3)) : "");
        default:
            return !view.paperDue ? words.print_not_due : view.printReason === "" ? words.print_asking : why(view.printReason) + (view.code !== "" && view.printReason !== "busy" ? "\n" + words.print_instead : "");
        }
    }

    Row {
        id: stepper
        anchors.verticalCenter: parent.verticalCenter
        visible: plate.offered && !plate.failed && plate.view.mostCopies > 1
        spacing: 10 * Theme.u
        RoundButton {
            objectName: "booth-copies-less"
            anchors.verticalCenter: parent.verticalCenter
            glyph: "−"
            name: plate.words.copies_less
            enabled: plate.view.copies > 1
            onClicked: plate.view.chooseCopies(plate.view.copies - 1)
        }
        Words {
            objectName: "booth-copies"
            anchors.verticalCenter: parent.verticalCenter
            width: (Theme.english ? 60 : 100) * Theme.u
            horizontalAlignment: Text.AlignHCenter
            text: plate.copies
            color: Theme.light
            font.weight: Font.Medium
            font.pixelSize: 40 * Theme.u
            lineHeight: 1
        }
        RoundButton {
            objectName: "booth-copies-more"
            anchors.verticalCenter: parent.verticalCenter
            glyph: "+"
            name: plate.words.copies_more
            enabled: plate.view.copies < plate.view.mostCopies
            onClicked: plate.view.chooseCopies(plate.view.copies + 1)
        }
    }
    BrassButton {
        id: button
        objectName: "booth-print"
        anchors.right: parent.right
        height: parent.height
        width: plate.failed ? 250 * Theme.u : stepper.visible ? parent.width - stepper.width - 28 * Theme.u : parent.width
        size: plate.failed ? Theme.body : 40 * Theme.u
        visible: plate.offered
        text: plate.failed ? plate.words.print_again : plate.words.print
        onClicked: plate.view.printCard()
    }
    Item {
        id: feed
        // A card comes out of its slot, again and again, while the printer works; it lies there when it is done.
        visible: plate.printStep === "busy" || plate.printStep === "done"
        width: 120 * Theme.u
        height: parent.height
        Item {
            x: 16 * Theme.u
            y: 34 * Theme.u
            width: 88 * Theme.u
            height: 64 * Theme.u
            clip: true
            Rectangle {
                property real way: 1
                width: parent.width
                height: 58 * Theme.u
                y: -height + (plate.printStep === "done" ? 1 : way) * height
                color: Theme.paper
                Rectangle {
                    x: parent.width - 24 * Theme.u
                    y: 8 * Theme.u
                    width: 16 * Theme.u
                    height: 20 * Theme.u
                    color: "#c98a5a"
                }
                NumberAnimation on way {
                    running: plate.visible && plate.printStep === "busy"
                    from: 0
                    to: 1
                    duration: 2600
                    easing.type: Easing.InOutSine
                    loops: Animation.Infinite
                }
            }
        }
        Rectangle {
            y: 24 * Theme.u
            width: parent.width
            height: 14 * Theme.u
            radius: height / 2
            color: Theme.brass
        }
    }
    Words {
        objectName: "booth-print-told"
        visible: !plate.offered || plate.failed
        anchors.left: feed.visible ? feed.right : parent.left
        anchors.leftMargin: feed.visible ? 28 * Theme.u : 0
        anchors.right: button.visible ? button.left : parent.right
        anchors.rightMargin: button.visible ? 24 * Theme.u : 0
        anchors.verticalCenter: parent.verticalCenter
        text: plate.told.trim()
        color: plate.failed ? "#ffc2a8" : plate.printStep === "none" ? Theme.lightSoft : Theme.brassLight
        font.pixelSize: (plate.printStep === "busy" || plate.printStep === "done" ? 34 : Theme.english ? 27 : 29) * Theme.u
        lineHeight: Theme.english ? 0.9 : 1.05
    }
}
