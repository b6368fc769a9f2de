pragma ComponentBehavior: Bound
import QtQuick
import KioskBridge
import scenes.look

// The bank below the mirror's water: what is counted and what is not kept, the day's two numbers, and the plate for who
// does not want to be counted. Side by side where the screen is `wide`, else one below the other.
Rectangle {
    id: shore
    required property DoorView view
    required property var first
    required property var second
    property bool english: false
    property bool wide: true
    readonly property bool asks: view.standing === "counting"
    readonly property real edge: 72 * Theme.u
    readonly property real inner: width - 2 * edge
    readonly property real gap: 36 * Theme.u
    implicitHeight: wide ? Math.max(notice.implicitHeight, figures.implicitHeight, plate.implicitHeight) + 84 * Theme.u : notice.implicitHeight + figures.implicitHeight + 3 * gap + (asks ? plate.implicitHeight + gap : 0)
    color: "#d9120d0a"

    Rectangle {
        width: parent.width
        height: Math.max(1, 3 * Theme.u)
        color: Theme.brassDark
    }
    Column {
        id: notice
        x: shore.edge
        y: shore.wide ? 0.5 * (shore.height - height) : shore.gap
        width: shore.wide ? 0.43 * shore.inner : shore.inner
        spacing: 12 * Theme.u
        Said {
            objectName: "mirror-notice"
            width: parent.width
            display: true
            first: shore.first.notice
            second: shore.second.notice ?? ""
            english: shore.english
            size: (shore.english ? 46 : 60) * Theme.u
            secondSize: 32 * Theme.u
            secondColor: Theme.brassLight
        }
        Said {
            width: parent.width
            first: shore.first.nobody_known
            second: shore.second.nobody_known ?? ""
            english: shore.english
            size: (shore.english ? 26 : 28) * Theme.u
            secondSize: 24 * Theme.u
            spacing: 0
            color: Theme.lightSoft
        }
        Said {
            width: parent.width
            first: shore.first.smiles_note
            second: shore.second.smiles_note ?? ""
            english: shore.english
            size: (shore.english ? 26 : 28) * Theme.u
            secondSize: 24 * Theme.u
            spacing: 0
            color: Theme.lightSoft
        }
    }
    Row {
        id: figures
        x: shore.wide ? shore.edge + 0.46 * shore.inner : shore.edge
        y: shore.wide ? 0.5 * (shore.height - height) : notice.y + notice.height + shore.gap
        width: shore.wide ? 0.27 * shore.inner : shore.inner
        spacing: 24 * Theme.u
        DoorFigure {
            objectName: "mirror-kept"
            width: 0.5 * (parent.width - parent.spacing)
            // True by the way it is made: no picture ever leaves the process that looks.
            number: "0"
            first: shore.first.kept
            second: shore.second.kept ?? ""
            english: shore.english
        }
        DoorFigure {
            objectName: "mirror-passed"
            visible: shore.view.standing !== "absent"
            width: 0.5 * (parent.width - parent.spacing)
            number: shore.view.passed.toLocaleString(Qt.locale("en"), "f", 0)
            first: shore.first["passed_" + shore.view.door]
            second: shore.second["passed_" + shore.view.door] ?? ""
            english: shore.english
        }
    }
    Column {
        id: plate
        x: shore.wide ? shore.edge + shore.inner - width : shore.edge
        y: shore.wide ? 0.5 * (shore.height - height) : figures.y + figures.height + shore.gap
        width: shore.wide ? 0.25 * shore.inner : shore.inner
        spacing: 12 * Theme.u
        visible: shore.asks
        LeaveOutButton {
            objectName: "mirror-leave-out"
            width: parent.width
            first: shore.first.leave_out
            second: shore.second.leave_out ?? ""
            english: shore.english
            onPressed: shore.view.leaveOut()
        }
        Said {
            objectName: "mirror-way-past"
            width: parent.width
            align: Text.AlignHCenter
            visible: shore.view.uncountedWay
            first: shore.first.way_past
            second: shore.second.way_past ?? ""
            english: shore.english
            size: 28 * Theme.u
            secondSize: 24 * Theme.u
            spacing: 0
            color: Theme.lightSoft
        }
    }
}
