pragma ComponentBehavior: Bound
import QtQuick
import KioskBridge
import scenes.look

// Whether the hall is open, by which hours, and the presses that change them for today.
Item {
    id: plate
    required property HoursView view
    required property var words
    required property string language
    required property real unit
    readonly property var hall: view.hall
    readonly property bool known: hall.open !== undefined
    readonly property bool opened: known && hall.open
    // Before opening, not after closing: the hall closes later by the same press then.
    readonly property bool later: known && hall.later
    readonly property bool changed: known && hall.reason === "staff"
    implicitHeight: hint.y + hint.implicitHeight

    function said(): string {
        if (!known)
            return words.unknown;
        if (hall.opens === "")
            return words.not_today;
        if (opened)
            return words.until.replace("%1", hall.closes);
        return (later ? words.opens_later : words.over).replace("%1", hall.opens).replace("%2", hall.closes);
    }
    function why(): string {
        if (!known)
            return "";
        const name = hall[language] ?? "";
        if (hall.reason === "exception" && name === "")
            return words.by_exception_unnamed;
        return words["by_" + hall.reason].replace("%1", name);
    }

    Column {
        id: head
        width: parent.width
        spacing: 4 * plate.unit
        Row {
            spacing: 22 * plate.unit
            Rectangle {
                anchors.verticalCenter: parent.verticalCenter
                width: 26 * plate.unit
                height: width
                radius: width / 2
                color: plate.opened ? "#3f6b4a" : Theme.brassDark
            }
            Words {
                objectName: "hours-state"
                display: true
                text: !plate.known ? plate.words.tab : plate.opened ? plate.words.now_open : plate.later ? plate.words.not_yet : plate.words.now_closed
                color: Theme.ink
                font.pixelSize: 72 * plate.unit
                lineHeight: 1
            }
        }
        Words {
            objectName: "hours-today"
            width: parent.width
            text: plate.said()
            color: Theme.ink
            font.pixelSize: 42 * plate.unit
            lineHeight: 1
        }
        Words {
            objectName: "hours-next"
            width: parent.width
            visible: text !== ""
            // Of today everything is said above.
            text: plate.opened || plate.later ? "" : plate.view.next[plate.language]
            color: Theme.ink
            font.pixelSize: 42 * plate.unit
            lineHeight: 1
        }
        Words {
            objectName: "hours-why"
            width: parent.width
            text: plate.why()
            color: plate.changed ? Theme.cinnabar : Theme.inkSoft
            font.pixelSize: 30 * plate.unit
            lineHeight: 1
        }
    }
    Grid {
        id: buttons
        anchors.top: head.bottom
        anchors.topMargin: 36 * plate.unit
        columns: 2
        columnSpacing: 24 * plate.unit
        rowSpacing: 22 * plate.unit
        readonly property real each: (plate.width - columnSpacing) / 2
        readonly property real high: Math.max(Theme.touch, 104 * plate.unit)
        BrassButton {
            objectName: "hours-open"
            visible: plate.known && !plate.opened
            width: buttons.each
            height: buttons.high
            dark: true
            size: 34 * plate.unit
            text: plate.words.open_now
            onClicked: plate.view.openNow()
        }
        BrassButton {
            id: closeButton
            property bool sure: false
            objectName: "hours-close"
            visible: plate.opened
            onVisibleChanged: sure = false
            width: buttons.each
            height: buttons.high
            dark: true
            quiet: !sure
            size: 34 * plate.unit
            text: sure ? plate.words.close_sure : plate.words.close_now
            onClicked: {
                if (sure)
                    plate.view.closeNow();
                sure = !sure;
            }
            Timer {
                interval: 6000
                running: closeButton.sure
                onTriggered: closeButton.sure = false
            }
        }
        BrassButton {
            objectName: "hours-reset"
            width: buttons.each
            height: buttons.high
            enabled: plate.changed
            dark: true
            quiet: true
            size: 34 * plate.unit
            text: plate.words.reset
            onClicked: plate.view.resetHours()
        }
        Repeater {
            model: [30, 60]
            BrassButton {
                id: longer
                required property int modelData
                objectName: "hours-stay-" + modelData
                width: buttons.each
                height: buttons.high
                enabled: plate.known && !rest.running
                dark: true
                quiet: true
                size: 34 * plate.unit
                text: plate.words[(plate.opened || plate.later ? "stay_" : "open_") + modelData]
                onClicked: {
                    rest.start();
                    plate.view.stayOpen(modelData);
                }
                // As long as the house takes further taps for the same press.
                Timer {
                    id: rest
                    interval: 1500
                }
            }
        }
    }
    Words {
        id: hint
        anchors.top: buttons.bottom
        anchors.topMargin: 30 * plate.unit
        width: parent.width
        text: plate.words.hint
        color: Theme.inkSoft
        font.pixelSize: 26 * plate.unit
        lineHeight: 1
    }
}
