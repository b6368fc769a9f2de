pragma ComponentBehavior: Bound
import QtQuick
import KioskBridge
import scenes.look

// How many have been tapped, how many are needed, and what they say so far.
Paper {
    id: tally
    required property CalibrateView view
    readonly property var words: view.words
    readonly property var progress: view.progress
    readonly property var taps: progress.taps
    readonly property bool figured: progress.figures.recall !== undefined

    Column {
        x: 40 * Theme.u
        y: 28 * Theme.u
        width: parent.width - 2 * x
        spacing: 14 * Theme.u
        Item {
            width: parent.width
            height: heading.implicitHeight
            Words {
                id: heading
                display: true
                text: tally.words.progress
                color: Theme.ink
                font.pixelSize: Theme.heading
                lineHeight: 1
            }
            Words {
                anchors.right: parent.right
                anchors.baseline: heading.baseline
                text: tally.words.needed.arg(tally.progress.least).arg(tally.progress.better)
                color: Theme.inkSoft
                font.pixelSize: 24 * Theme.u
                lineHeight: 1
            }
        }
        Repeater {
            model: ["smiled", "unsmiling"]
            Column {
                id: kind
                required property string modelData
                readonly property int count: tally.progress[modelData]
                width: parent ? parent.width : 0
                topPadding: 8 * Theme.u
                spacing: 8 * Theme.u
                Item {
                    width: parent.width
                    height: name.implicitHeight
                    Words {
                        id: name
                        text: tally.words[kind.modelData]
                        color: Theme.ink
                        font.pixelSize: 30 * Theme.u
                        lineHeight: 1
                    }
                    Words {
                        anchors.right: number.left
                        anchors.rightMargin: 18 * Theme.u
                        anchors.baseline: name.baseline
                        text: kind.count < tally.progress.least ? tally.words.still_needed.arg(tally.progress.least - kind.count) : kind.count < tally.progress.better ? tally.words.reached : ""
                        color: Theme.inkSoft
                        font.pixelSize: 24 * Theme.u
                        lineHeight: 1
                    }
                    Words {
                        id: number
                        objectName: "calibrate-count-" + kind.modelData
                        anchors.right: parent.right
                        anchors.baseline: name.baseline
                        display: true
                        text: kind.count
                        color: Theme.ink
                        font.pixelSize: 38 * Theme.u
                        lineHeight: 1
                    }
                }
                // Its whole length is the better number; the notch is the least.
                Rectangle {
                    width: parent.width
                    height: 22 * Theme.u
                    radius: height / 2
                    color: Theme.paperShade
                    border.width: Math.max(1, 1.5 * Theme.u)
                    border.color: Theme.brassDark
                    Rectangle {
                        visible: kind.count > 0
                        x: 4 * Theme.u
                        anchors.verticalCenter: parent.verticalCenter
                        width: Math.max(height, (parent.width - 2 * x) * Math.min(1, kind.count / tally.progress.better))
                        height: parent.height - 2 * x
                        radius: height / 2
                        color: kind.count < tally.progress.least ? Theme.brass : "#4f7d5a"
                    }
                    Rectangle {
                        x: parent.width * tally.progress.least / tally.progress.better - width / 2
                        width: 2.5 * Theme.u
                        height: parent.height
                        color: Theme.brassDark
                    }
                }
            }
        }
        Words {
            objectName: "calibrate-others"
            topPadding: 8 * Theme.u
            text: tally.taps.unsure === undefined ? "" : tally.words.others.arg(tally.taps.unsure).arg(tally.taps.unanswered).arg(tally.taps.nobody).arg(tally.taps.missed)
            color: Theme.inkSoft
            font.pixelSize: 24 * Theme.u
            lineHeight: 1
        }
        // While the camera can't count, its fault takes this room.
        Column {
            visible: tally.view.camera.level !== "fault"
            width: parent.width
            spacing: 12 * Theme.u
            Rectangle {
                width: parent.width
                height: Math.max(1, 1.5 * Theme.u)
                color: "#c9b384"
            }
            Words {
                display: true
                text: tally.words.so_far
                color: Theme.ink
                font.pixelSize: 36 * Theme.u
                lineHeight: 1
            }
            Words {
                width: parent.width
                text: tally.figured ? tally.words.so_far_hint : tally.words.so_far_none
                color: Theme.inkSoft
                font.pixelSize: 24 * Theme.u
                lineHeight: Theme.leading * 0.95
            }
            Repeater {
                model: tally.figured ? ["recall", "false"] : []
                Column {
                    id: figure
                    required property string modelData
                    readonly property var estimate: tally.progress.figures[modelData] ?? null
                    width: parent ? parent.width : 0
                    topPadding: 4 * Theme.u
                    spacing: 4 * Theme.u
                    Item {
                        width: parent.width
                        height: label.implicitHeight
                        Words {
                            id: label
                            text: figure.modelData === "recall" ? tally.words.recall : tally.words.false_alarms
                            color: Theme.ink
                            font.pixelSize: 28 * Theme.u
                            lineHeight: 1
                        }
                        Words {
                            anchors.right: share.left
                            anchors.rightMargin: 16 * Theme.u
                            anchors.baseline: label.baseline
                            text: figure.estimate ? figure.estimate.band : ""
                            color: Theme.inkSoft
                            font.pixelSize: 24 * Theme.u
                            lineHeight: 1
                        }
                        Words {
                            id: share
                            objectName: "calibrate-so-far-" + figure.modelData
                            anchors.right: parent.right
                            anchors.baseline: label.baseline
                            text: figure.estimate ? figure.estimate.share : ""
                            color: Theme.ink
                            font.weight: Font.Medium
                            font.pixelSize: 30 * Theme.u
                            lineHeight: 1
                        }
                    }
                    BandBar {
                        width: parent.width
                        estimate: figure.estimate ?? undefined
                        ink: figure.modelData === "recall" ? "#3f6b4a" : Theme.cinnabar
                    }
                }
            }
        }
    }
}
