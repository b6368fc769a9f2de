import QtQuick
import KioskBridge
import scenes.look

// For staff: when the last backup was made and that it can be brought back, the day card, the export, starting afresh.
Item {
    id: page
    required property HouseView house
    required property KeepingView view
    readonly property var words: house.words.keeping
    readonly property bool tall: width < height
    // A design unit here: both sheets lie side by side on a wide page and over each other on a high one.
    readonly property real unit: tall ? Math.min(width / 1000, height / 1640) : Math.min(width / 1728, height / 830)

    Paper {
        id: backup
        width: page.tall ? page.width : 0.46 * (page.width - 36 * page.unit)
        height: page.tall ? 0.46 * (page.height - 36 * page.unit) : page.height
        BackupSheet {
            anchors.fill: parent
            anchors.margins: 30 * page.unit
            anchors.leftMargin: 44 * page.unit
            anchors.rightMargin: 44 * page.unit
            view: page.view
            words: page.words
            language: page.house.language
            unit: page.unit
        }
    }
    Paper {
        x: page.width - width
        y: page.height - height
        width: page.tall ? page.width : page.width - backup.width - 36 * page.unit
        height: page.tall ? page.height - backup.height - 36 * page.unit : page.height
        PaperSheet {
            anchors.fill: parent
            anchors.margins: 30 * page.unit
            anchors.leftMargin: 44 * page.unit
            anchors.rightMargin: 44 * page.unit
            view: page.view
            words: page.words
            language: page.house.language
            unit: page.unit
        }
    }
}
