import QtQuick
import KioskBridge
import scenes.look

// The day card on paper, the journal on a memory stick, starting afresh, and how the last closing went.
Item {
    id: sheet
    required property KeepingView view
    required property var words
    required property string language
    required property real unit
    readonly property var still: ({
            busy: false,
            told: false,
            ok: true,
            zh: "",
            en: ""
        })
    property bool sure: false

    Column {
        id: rows
        objectName: "keeping-rows"
        width: parent.width
        spacing: 26 * sheet.unit
        KeepingRow {
            width: parent.width
            name: sheet.words.day_card
            how: sheet.words.day_card_how
            press: job.busy ? sheet.words.printing : sheet.words.print
            pressName: "keeping-print"
            answerName: "keeping-day-card-told"
            job: sheet.view.jobs.day_card
            language: sheet.language
            unit: sheet.unit
            onPressed: sheet.view.printDayCard()
        }
        Rectangle {
            width: parent.width
            height: Math.max(1, sheet.unit)
            color: Theme.paperShade
        }
        KeepingRow {
            width: parent.width
            name: sheet.words.export
            how: sheet.words.export_how
            press: job.busy ? sheet.words.exporting : sheet.words.export_now
            pressName: "keeping-export"
            answerName: "keeping-export-told"
            job: sheet.view.jobs.export
            language: sheet.language
            unit: sheet.unit
            onPressed: sheet.view.exportJournal()
        }
        Rectangle {
            width: parent.width
            height: Math.max(1, sheet.unit)
            color: Theme.paperShade
        }
        KeepingRow {
            width: parent.width
            name: sheet.words.restart
            how: sheet.words.restart_how
            press: sheet.sure ? sheet.words.restart_sure : sheet.words.restart_now
            pressName: "keeping-restart"
            job: sheet.still
            language: sheet.language
            unit: sheet.unit
            onPressed: {
                if (sheet.sure)
                    sheet.view.restart();
                sheet.sure = !sheet.sure;
            }
        }
    }
    Column {
        objectName: "keeping-closing"
        visible: sheet.view.jobs.evening.told
        anchors.bottom: parent.bottom
        width: parent.width
        spacing: 8 * sheet.unit
        Rectangle {
            width: parent.width
            height: Math.max(1, 1.5 * sheet.unit)
            color: Theme.brass
        }
        Words {
            text: sheet.words.evening
            color: Theme.inkSoft
            font.pixelSize: 23 * sheet.unit
            lineHeight: 1
        }
        KeepingAnswer {
            objectName: "keeping-evening"
            width: parent.width
            job: sheet.view.jobs.evening
            language: sheet.language
            unit: sheet.unit
        }
    }
}
