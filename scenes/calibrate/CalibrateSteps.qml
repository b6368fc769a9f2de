pragma ComponentBehavior: Bound
import QtQuick
import KioskBridge
import scenes.look

// The pages that are read: unfinished notes, how it is done, and how it ended.
Item {
    id: steps
    required property CalibrateView view
    readonly property var words: view.words
    readonly property string ended: view.notice.word === "left" ? "left" : "kept"
    property bool sure: false

    Paper {
        anchors.centerIn: parent
        anchors.verticalCenterOffset: -24 * Theme.u
        width: Math.min(parent.width, 1360 * Theme.u)
        height: read.implicitHeight + 120 * Theme.u
        Column {
            id: read
            anchors.centerIn: parent
            width: parent.width - 160 * Theme.u
            spacing: 34 * Theme.u
            Words {
                objectName: "calibrate-heading"
                width: parent.width
                display: true
                text: steps.view.page === "resume" ? steps.words.resume_title : steps.view.page === "over" ? steps.words[steps.ended + "_title"] : steps.words.intro_title
                color: Theme.ink
                font.pixelSize: 50 * Theme.u
                lineHeight: 1
            }
            Words {
                objectName: "calibrate-text"
                visible: steps.view.page !== "intro"
                width: parent.width
                text: steps.view.page === "resume" ? steps.words.resume_text.arg(steps.view.progress.earlier).arg(steps.view.progress.since) : steps.view.page === "over" ? (steps.words[steps.view.notice.word] ?? "").replace("%1", steps.view.notice.detail) : ""
                color: Theme.inkSoft
                font.pixelSize: Theme.body
            }
            Column {
                visible: steps.view.page === "intro"
                width: parent.width
                spacing: 30 * Theme.u
                Repeater {
                    model: ["step_1", "step_2", "step_3"]
                    Row {
                        id: step
                        required property int index
                        required property string modelData
                        width: read.width
                        spacing: 32 * Theme.u
                        Rectangle {
                            y: 4 * Theme.u
                            width: 60 * Theme.u
                            height: width
                            radius: width / 2
                            color: "transparent"
                            border.width: 2.5 * Theme.u
                            border.color: Theme.brassDark
                            Words {
                                anchors.centerIn: parent
                                display: true
                                text: step.index + 1
                                color: Theme.brassDark
                                font.pixelSize: 32 * Theme.u
                                lineHeight: 1
                            }
                        }
                        Words {
                            width: step.width - 92 * Theme.u
                            text: steps.words[step.modelData]
                            color: Theme.ink
                            font.pixelSize: 32 * Theme.u
                        }
                    }
                }
            }
            Row {
                topPadding: 14 * Theme.u
                spacing: 28 * Theme.u
                BrassButton {
                    objectName: "calibrate-begin"
                    visible: steps.view.page !== "over"
                    width: Math.max(implicitWidth, 300 * Theme.u)
                    text: steps.view.page === "resume" ? steps.words.resume : steps.words.begin
                    onClicked: steps.view.turnTo("tapping")
                }
                BrassButton {
                    objectName: "calibrate-anew"
                    visible: steps.view.page === "resume"
                    quiet: true
                    dark: true
                    text: steps.sure ? steps.words.anew_sure : steps.words.anew
                    onClicked: {
                        const sure = steps.sure;
                        steps.sure = !sure;
                        if (sure)
                            steps.view.startAnew();
                    }
                }
                BrassButton {
                    objectName: "calibrate-done"
                    visible: steps.view.page === "over"
                    width: Math.max(implicitWidth, 300 * Theme.u)
                    text: steps.words.close
                    onClicked: steps.view.close()
                }
            }
        }
    }
}
