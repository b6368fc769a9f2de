pragma ComponentBehavior: Bound
import QtQuick
import KioskBridge
import scenes.look

// How it ends: the threshold as it is and the one that fits, what each can do, and two ways out.
Item {
    id: page
    required property CalibrateView view
    readonly property var words: view.words
    readonly property var result: view.result
    readonly property bool known: result.best !== undefined
    readonly property bool keepable: known && result.tells && !view.progress.rehearsal

    readonly property bool refused: view.notice.word === "not_written"

    function told(estimate: var, part: int, whole: int, words: string): var {
        return Object.assign({}, estimate, {
            of: words.arg(part).arg(whole)
        });
    }
    function judged(judging: var, name: string): var {
        if (!judging)
            return null;
        return name === "recall" ? told(judging.recall, judging.smiled_found, judging.smiled, words.recall_of) : told(judging.false, judging.unsmiling_called, judging.unsmiling, words.false_of);
    }

    Paper {
        id: judging
        anchors.left: parent.left
        anchors.top: parent.top
        anchors.bottom: foot.top
        anchors.bottomMargin: 24 * Theme.u
        width: parent.width * 0.61
        Column {
            x: 48 * Theme.u
            y: 30 * Theme.u
            width: parent.width - 2 * x
            spacing: 12 * Theme.u
            Words {
                display: true
                text: page.words.result_title
                color: Theme.ink
                font.pixelSize: 48 * Theme.u
                lineHeight: 1
                bottomPadding: 6 * Theme.u
            }
            Item {
                id: thresholds
                width: parent.width
                height: 118 * Theme.u
                readonly property real column: (width - 270 * Theme.u) / 2
                Column {
                    width: 250 * Theme.u
                    anchors.bottom: parent.bottom
                    anchors.bottomMargin: 8 * Theme.u
                    spacing: 2 * Theme.u
                    Words {
                        text: page.words.threshold
                        color: Theme.ink
                        font.pixelSize: 30 * Theme.u
                        lineHeight: 1
                    }
                    Words {
                        width: parent.width
                        text: page.words.threshold_hint
                        color: Theme.inkSoft
                        font.pixelSize: 22 * Theme.u
                        lineHeight: 0.95
                    }
                }
                Repeater {
                    model: page.known ? page.result.changes ? ["before", "best"] : ["before"] : []
                    Column {
                        id: column
                        required property int index
                        required property string modelData
                        x: 270 * Theme.u + index * thresholds.column
                        spacing: 2 * Theme.u
                        Words {
                            text: column.modelData === "best" ? page.words.column_best : page.result.changes || !page.result.tells ? page.words.column_before : page.words.column_same
                            color: column.modelData === "best" ? "#3f6b4a" : Theme.inkSoft
                            font.weight: Font.Medium
                            font.pixelSize: 28 * Theme.u
                            lineHeight: 1
                        }
                        Words {
                            objectName: "calibrate-threshold-" + column.modelData
                            display: true
                            text: page.known ? page.result[column.modelData].threshold : ""
                            color: Theme.ink
                            font.pixelSize: 60 * Theme.u
                            lineHeight: 1
                        }
                    }
                }
            }
            Repeater {
                model: page.known ? ["recall", "false"] : []
                ResultRow {
                    required property string modelData
                    objectName: "calibrate-row-" + modelData
                    width: parent ? parent.width : 0
                    name: modelData === "recall" ? page.words.recall : page.words.false_alarms
                    before: page.judged(page.result.before, modelData)
                    best: page.known && page.result.changes ? page.judged(page.result.best, modelData) : null
                    ink: modelData === "recall" ? "#3f6b4a" : Theme.cinnabar
                }
            }
            Rectangle {
                width: parent.width
                height: Math.max(1, 1.5 * Theme.u)
                color: "#c9b384"
            }
            Words {
                objectName: "calibrate-honest"
                width: parent.width
                text: !page.known ? "" : !page.result.tells ? page.words.tells_not : page.result.changes ? page.words.cross_checked : page.words.stays
                color: page.known && !page.result.tells ? Theme.cinnabar : Theme.inkSoft
                font.pixelSize: Theme.small
                lineHeight: Theme.leading * 0.95
            }
            Words {
                width: parent.width
                text: page.words.band_hint
                color: Theme.inkSoft
                font.pixelSize: Theme.small
                lineHeight: Theme.leading * 0.95
            }
        }
    }
    Paper {
        id: meaning
        anchors.left: judging.right
        anchors.leftMargin: 32 * Theme.u
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.bottom: judging.bottom
        Column {
            x: 44 * Theme.u
            y: 30 * Theme.u
            width: parent.width - 2 * x
            spacing: 20 * Theme.u
            Words {
                width: parent.width
                display: true
                text: page.words.means_title
                color: Theme.ink
                font.pixelSize: 36 * Theme.u
                lineHeight: Theme.leading * 0.9
            }
            Repeater {
                model: page.known ? page.result.means : []
                Column {
                    id: meant
                    required property int index
                    required property var modelData
                    readonly property bool corrects: modelData.value >= 0
                    width: parent ? parent.width : 0
                    topPadding: 8 * Theme.u
                    spacing: 6 * Theme.u
                    Item {
                        width: parent.width
                        height: truly.implicitHeight
                        Words {
                            anchors.right: truly.left
                            anchors.rightMargin: 16 * Theme.u
                            anchors.baseline: truly.baseline
                            text: meant.modelData.band
                            color: Theme.inkSoft
                            font.pixelSize: 26 * Theme.u
                            lineHeight: 1
                        }
                        Words {
                            anchors.baseline: truly.baseline
                            text: page.words.means_shown.arg(meant.modelData.observed)
                            color: Theme.inkSoft
                            font.pixelSize: 30 * Theme.u
                            lineHeight: 1
                        }
                        Words {
                            id: truly
                            objectName: "calibrate-means-" + meant.index
                            anchors.right: parent.right
                            display: true
                            text: meant.corrects ? page.words.means_true.arg(meant.modelData.share) : page.words.means_none
                            color: Theme.ink
                            font.pixelSize: 38 * Theme.u
                            lineHeight: 1
                        }
                    }
                    BandBar {
                        width: parent.width
                        estimate: meant.modelData
                    }
                }
            }
            Words {
                width: parent.width
                text: page.words.means_of
                color: Theme.inkSoft
                font.pixelSize: 22 * Theme.u
                lineHeight: 1
            }
            Rectangle {
                width: parent.width
                height: Math.max(1, 1.5 * Theme.u)
                color: "#c9b384"
            }
            Item {
                width: parent.width
                height: counts.implicitHeight
                Words {
                    id: counts
                    display: true
                    text: page.words.counting
                    color: Theme.ink
                    font.pixelSize: 36 * Theme.u
                    lineHeight: 1
                }
                Words {
                    anchors.right: found.left
                    anchors.rightMargin: 16 * Theme.u
                    anchors.baseline: counts.baseline
                    text: page.known ? page.result.found.band : ""
                    color: Theme.inkSoft
                    font.pixelSize: 26 * Theme.u
                    lineHeight: 1
                }
                Words {
                    id: found
                    objectName: "calibrate-found"
                    anchors.right: parent.right
                    anchors.baseline: counts.baseline
                    display: true
                    text: page.known ? page.result.found.share : ""
                    color: Theme.ink
                    font.pixelSize: 38 * Theme.u
                    lineHeight: 1
                }
            }
            BandBar {
                width: parent.width
                estimate: page.known ? page.result.found : undefined
            }
            Words {
                objectName: "calibrate-count"
                width: parent.width
                text: page.known ? page.words.counting_found.arg(page.result.counted).arg(page.result.counted + page.result.missed) + " · " + page.words.counting_nobody.arg(page.result.nobody) + (page.result.unjudged ? "\n" + page.words.counting_unjudged.arg(page.result.unjudged) : "") : ""
                color: Theme.inkSoft
                font.pixelSize: 24 * Theme.u
                lineHeight: 1
            }
        }
    }
    Item {
        id: foot
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        height: Theme.touch + 8 * Theme.u
        Row {
            height: parent.height
            spacing: 24 * Theme.u
            BrassButton {
                objectName: "calibrate-keep"
                height: parent.height
                width: Math.max(implicitWidth, 320 * Theme.u)
                enabled: page.keepable
                text: page.words.keep
                onClicked: page.view.keep()
            }
            BrassButton {
                objectName: "calibrate-leave"
                height: parent.height
                width: Math.max(implicitWidth, 320 * Theme.u)
                quiet: true
                text: page.words.leave
                onClicked: page.view.leave()
            }
            BrassButton {
                objectName: "calibrate-more"
                height: parent.height
                quiet: true
                text: page.words.more
                onClicked: page.view.turnTo("tapping")
            }
        }
        Words {
            objectName: "calibrate-keep-hint"
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            width: parent.width * 0.36
            horizontalAlignment: Text.AlignRight
            text: page.refused ? page.words.not_written.arg(page.view.notice.detail) : page.view.progress.rehearsal ? page.words.keep_rehearsal : page.keepable ? page.words.keep_hint : ""
            maximumLineCount: 3
            elide: Text.ElideRight
            color: page.refused ? "#f2a594" : Theme.lightSoft
            font.pixelSize: Theme.small
            lineHeight: Theme.leading * 0.9
        }
    }
}
