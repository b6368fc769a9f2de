pragma ComponentBehavior: Bound
import QtQuick
import KioskBridge
import scenes.look

// The postcard printer for staff: whether cards come out, how much paper is left, and their hands on it.
Paper {
    id: panel
    required property StaffView view
    required property var words
    readonly property var printing: view.printing
    readonly property bool known: printing.reason !== undefined
    readonly property bool well: known && printing.ready
    readonly property bool counted: known && printing.tray_sheets > 0
    readonly property real share: counted ? printing.sheets_left / printing.tray_sheets : 0
    property bool sure: false

    implicitHeight: rows.implicitHeight + 54 * Theme.u

    Column {
        id: rows
        x: 44 * Theme.u
        y: 24 * Theme.u
        width: parent.width - 2 * x
        spacing: 12 * Theme.u

        Item {
            width: parent.width
            height: heading.implicitHeight
            Words {
                id: heading
                display: true
                text: panel.words.printing
                color: Theme.ink
                font.pixelSize: Theme.heading
            }
            Words {
                objectName: "staff-printed"
                anchors.right: parent.right
                anchors.baseline: heading.baseline
                visible: panel.known && panel.printing.daily_cap > 0
                text: visible ? panel.words.printed_today.arg(panel.printing.printed_today).arg(panel.printing.daily_cap) : ""
                color: panel.printing.reason === "cap" ? Theme.cinnabar : Theme.inkSoft
                font.pixelSize: Theme.small
                lineHeight: 1
            }
        }
        Row {
            width: parent.width
            spacing: 16 * Theme.u
            Rectangle {
                id: lamp
                anchors.verticalCenter: parent.verticalCenter
                width: 18 * Theme.u
                height: width
                radius: width / 2
                color: panel.well ? (panel.printing.rehearsal ? "#8a6420" : "#3f6b4a") : panel.known && panel.printing.reason !== "off" ? Theme.cinnabar : Theme.inkSoft
            }
            Words {
                objectName: "staff-print-state"
                width: parent.width - lamp.width - parent.spacing
                // Two lines' room, so that nothing moves under a finger when the state changes.
                height: Math.max(implicitHeight, 2 * 38 * Theme.u)
                verticalAlignment: Text.AlignVCenter
                text: !panel.known ? panel.words.print_unknown : !panel.well ? panel.words["print_" + panel.printing.reason.replace("-", "_")] : panel.printing.rehearsal ? panel.words.print_rehearsal : panel.words.print_ready
                color: Theme.ink
                font.pixelSize: 28 * Theme.u
                lineHeight: 0.95
            }
        }
        Item {
            width: parent.width
            height: sheets.implicitHeight
            Words {
                id: sheets
                objectName: "staff-sheets"
                text: panel.counted ? panel.words.sheets_left.arg(panel.printing.sheets_left).arg(panel.printing.tray_sheets) : panel.well ? panel.words.no_tray : ""
                color: Theme.inkSoft
                font.pixelSize: Theme.small
                lineHeight: 1
            }
            // The tray from the side: how high the cards lie in it.
            Rectangle {
                visible: panel.counted
                anchors.left: sheets.right
                anchors.leftMargin: 24 * Theme.u
                anchors.right: parent.right
                anchors.verticalCenter: sheets.verticalCenter
                height: 24 * Theme.u
                radius: height / 2
                color: Theme.paperShade
                border.width: Math.max(1, 1.5 * Theme.u)
                border.color: Theme.brassDark
                Rectangle {
                    objectName: "staff-tray"
                    x: 4 * Theme.u
                    anchors.verticalCenter: parent.verticalCenter
                    width: (parent.width - 2 * x) * Math.min(1, panel.share)
                    height: parent.height - 2 * x
                    radius: height / 2
                    color: panel.share <= 0.1 ? Theme.cinnabar : Theme.bambooLight
                }
            }
        }
        Row {
            topPadding: 6 * Theme.u
            spacing: 20 * Theme.u
            BrassButton {
                objectName: "staff-fill"
                visible: panel.counted
                enabled: panel.counted && !panel.printing.filled
                dark: true
                quiet: panel.printing.reason !== "media-empty"
                size: 28 * Theme.u
                text: panel.words.fill_paper
                onClicked: panel.view.fillPaper()
            }
            BrassButton {
                objectName: "staff-lift"
                visible: panel.known && panel.printing.daily_cap > 0
                enabled: visible && panel.printing.printed_today >= panel.printing.daily_cap && !panel.printing.lifting
                onEnabledChanged: panel.sure = false
                dark: true
                quiet: !enabled
                size: 28 * Theme.u
                text: panel.sure ? panel.words.lift_sure : panel.words.lift_cap
                onClicked: {
                    const sure = panel.sure;
                    panel.sure = !sure;
                    if (sure)
                        panel.view.liftPrintCap();
                }
            }
            BrassButton {
                objectName: "staff-resume"
                visible: panel.known && panel.printing.reason === "paused"
                size: 28 * Theme.u
                text: panel.words.resume_queue
                onClicked: panel.view.resumeQueue()
            }
        }
    }
}
