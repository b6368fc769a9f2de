import QtQuick
import KioskBridge
import scenes.look

// The last good backup with its age in one look, the press for one more, and how one is brought back.
Item {
    id: sheet
    required property KeepingView view
    required property var words
    required property string language
    required property real unit
    readonly property var kept: view.kept
    readonly property var job: view.jobs.backup

    Column {
        objectName: "keeping-standing"
        width: parent.width
        spacing: 8 * sheet.unit
        Words {
            display: true
            text: sheet.words.backup
            color: Theme.ink
            font.pixelSize: 44 * sheet.unit
            lineHeight: 1
        }
        Words {
            topPadding: 12 * sheet.unit
            text: sheet.words.last
            color: Theme.inkSoft
            font.pixelSize: 26 * sheet.unit
            lineHeight: 1
        }
        Words {
            objectName: "keeping-day"
            width: parent.width
            display: true
            text: !sheet.kept.known ? sheet.words.unknown : sheet.kept.day === "" ? sheet.words.none_yet : sheet.kept.day
            color: Theme.ink
            font.pixelSize: 58 * sheet.unit
            lineHeight: 1
        }
        Words {
            visible: sheet.kept.day !== ""
            text: sheet.words.made.arg(sheet.kept.time).arg(sheet.kept.megabytes)
            color: Theme.inkSoft
            font.pixelSize: 30 * sheet.unit
            lineHeight: 1
        }
        Item {
            width: 1
            height: 10 * sheet.unit
        }
        BrassButton {
            objectName: "keeping-back-up"
            enabled: !sheet.job.busy
            size: 32 * sheet.unit
            text: sheet.job.busy ? sheet.words.backing_up : sheet.words.back_up
            onClicked: sheet.view.backUp()
        }
        KeepingAnswer {
            objectName: "keeping-backup-told"
            width: parent.width
            job: sheet.job
            language: sheet.language
            unit: sheet.unit
        }
    }
    Column {
        objectName: "keeping-notes"
        anchors.bottom: parent.bottom
        width: parent.width
        spacing: 12 * sheet.unit
        Rectangle {
            width: parent.width
            height: Math.max(1, 1.5 * sheet.unit)
            color: Theme.brass
        }
        Words {
            width: parent.width
            text: sheet.words.holds
            color: Theme.inkSoft
            font.pixelSize: 22 * sheet.unit
        }
        Words {
            width: parent.width
            text: sheet.words.restoring
            color: Theme.inkSoft
            font.pixelSize: 22 * sheet.unit
        }
    }
}
