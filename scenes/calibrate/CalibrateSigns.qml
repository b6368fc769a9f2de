pragma ComponentBehavior: Bound
import QtQuick
import KioskBridge
import scenes.look

// What must be known before anything else: a rehearsal, a camera that can't count, notes that can't be saved.
Column {
    id: signs
    required property CalibrateView view
    readonly property bool fault: view.camera.level === "fault" && view.page !== "over" && view.page !== "result"
    readonly property bool notice: ["unsaved", "unreadable"].includes(view.notice.word)

    spacing: 14 * Theme.u
    bottomPadding: signs.fault || signs.notice || signs.view.progress.rehearsal ? 18 * Theme.u : 0

    Rectangle {
        visible: signs.view.progress.rehearsal
        width: parent.width
        height: 48 * Theme.u
        radius: 10 * Theme.u
        color: "#8a6420"
        Words {
            objectName: "calibrate-rehearsal"
            anchors.centerIn: parent
            text: signs.view.words.rehearsal
            font.pixelSize: Theme.small
            lineHeight: 1
        }
    }
    Rectangle {
        visible: signs.fault
        width: parent.width
        height: Math.max(faultWords.implicitHeight, again.implicitHeight) + 36 * Theme.u
        radius: 10 * Theme.u
        color: "#7a2620"
        border.width: 2 * Theme.u
        border.color: "#c65a4c"
        Column {
            id: faultWords
            anchors.left: parent.left
            anchors.leftMargin: 32 * Theme.u
            anchors.right: again.left
            anchors.rightMargin: 32 * Theme.u
            anchors.verticalCenter: parent.verticalCenter
            spacing: 4 * Theme.u
            Words {
                objectName: "calibrate-fault"
                width: parent.width
                text: signs.view.camera.sentence
                font.pixelSize: 30 * Theme.u
                lineHeight: 1
            }
            Words {
                objectName: "calibrate-fault-hint"
                width: parent.width
                text: signs.view.camera.taken ? signs.view.words.taken : signs.view.words.fault_kept
                color: "#f3d9c9"
                font.pixelSize: Theme.small
                lineHeight: 1
            }
        }
        BrassButton {
            id: again
            objectName: "calibrate-again"
            anchors.right: parent.right
            anchors.rightMargin: 22 * Theme.u
            anchors.verticalCenter: parent.verticalCenter
            enabled: !signs.view.camera.trying
            size: 30 * Theme.u
            text: signs.view.camera.trying ? signs.view.words.trying : signs.view.words.try_again
            onClicked: signs.view.tryAgain()
        }
    }
    Rectangle {
        visible: signs.notice
        width: parent.width
        height: noticeWords.implicitHeight + 32 * Theme.u
        radius: 10 * Theme.u
        color: "#7a2620"
        border.width: 2 * Theme.u
        border.color: "#c65a4c"
        Words {
            id: noticeWords
            objectName: "calibrate-notice"
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.margins: 32 * Theme.u
            anchors.verticalCenter: parent.verticalCenter
            text: signs.notice ? signs.view.words[signs.view.notice.word].arg(signs.view.notice.detail) : ""
            maximumLineCount: 3
            elide: Text.ElideRight
            font.pixelSize: Theme.small
            lineHeight: 1
        }
    }
}
