pragma ComponentBehavior: Bound
import QtQuick
import KioskBridge
import scenes.look

// Where the numbers come from, for who wants to know: every figure with its base and interval, and what they don't say.
Paper {
    id: card
    required property SmileView view
    required property var words
    signal closed

    readonly property real labelled: 270 * Theme.u
    readonly property real column: 300 * Theme.u
    readonly property var rows: [
        {
            name: card.words.row_passed,
            entry: card.words.people.arg(card.view.entry.passed),
            exit: card.words.people.arg(card.view.exit.passed)
        },
        {
            name: card.words.row_judged,
            entry: card.judged(card.view.entry),
            exit: card.judged(card.view.exit)
        },
        {
            name: card.words.row_smiled,
            entry: card.words.people.arg(card.view.entry.smiled),
            exit: card.words.people.arg(card.view.exit.smiled)
        },
        {
            name: card.words.row_share,
            entry: card.share(card.view.entry),
            exit: card.share(card.view.exit)
        },
        {
            name: card.words.row_corrected,
            entry: card.corrected(card.view.entry),
            exit: card.corrected(card.view.exit)
        },
        {
            name: card.words.row_measured,
            entry: card.measured(card.view.entry),
            exit: card.measured(card.view.exit)
        }
    ]

    function judged(door: var): string {
        return door.anybody ? card.words.of_passed.arg(door.judged).arg(door.decided) : card.words.people.arg(door.judged);
    }
    function share(door: var): string {
        return door.told ? card.words.with_band.arg(door.share).arg(door.low).arg(door.high) : card.words.need.arg(door.need);
    }
    function corrected(door: var): string {
        return door.corrected ? card.words.with_band.arg(door.corrected).arg(door.correctedLow).arg(door.correctedHigh) : card.words.not_calibrated;
    }

    function measured(door: var): string {
        return door.measured ? card.words.measured.arg(door.measured).arg(door.missed) : card.words.not_measured_yet;
    }

    // Nothing beneath is touched through the card.
    MouseArea {
        anchors.fill: parent
    }
    Words {
        id: title
        display: true
        x: 64 * Theme.u
        y: 34 * Theme.u
        text: card.words.card_title
        color: Theme.ink
        font.pixelSize: 50 * Theme.u
        lineHeight: 1
    }
    BrassButton {
        id: close
        objectName: "smile-card-close"
        anchors.right: parent.right
        anchors.rightMargin: (Theme.lower ? 64 : 48) * Theme.u
        // Within reach from a wheelchair where the bar lies low: at the card's foot.
        y: Theme.lower ? card.height - height - 36 * Theme.u : 28 * Theme.u
        text: card.words.close
        size: 30 * Theme.u
        onClicked: card.closed()
    }
    Column {
        id: table
        x: title.x
        y: 140 * Theme.u
        spacing: 3 * Theme.u
        Row {
            Item {
                width: card.labelled
                height: 1
            }
            Repeater {
                model: [card.words.coming, card.words.going]
                Words {
                    required property string modelData
                    required property int index
                    width: card.column
                    text: modelData
                    color: index === 0 ? "#43508c" : "#9a5d12"
                    font.pixelSize: 32 * Theme.u
                    font.weight: Font.Medium
                    lineHeight: 1
                }
            }
        }
        Repeater {
            model: card.rows
            Row {
                id: row
                required property var modelData
                Words {
                    width: card.labelled
                    text: row.modelData.name
                    color: Theme.inkSoft
                    font.pixelSize: 28 * Theme.u
                    lineHeight: 1
                }
                Repeater {
                    model: [row.modelData.entry, row.modelData.exit]
                    Words {
                        required property string modelData
                        width: card.column
                        text: modelData
                        color: Theme.ink
                        font.pixelSize: 28 * Theme.u
                        lineHeight: 1
                    }
                }
            }
        }
    }
    HoursChart {
        id: hours
        anchors.right: parent.right
        anchors.rightMargin: 64 * Theme.u
        anchors.top: table.top
        anchors.topMargin: 44 * Theme.u
        width: parent.width - table.x - card.labelled - 2 * card.column - 120 * Theme.u
        height: table.height - 34 * Theme.u
        u: Theme.u
        counted: true
        ink: Theme.inkSoft
        entryTint: "#5c6bb0"
        exitTint: "#c98a2b"
        hours: card.view.hours
    }
    Words {
        anchors.left: hours.left
        anchors.bottom: hours.top
        anchors.bottomMargin: 12 * Theme.u
        width: hours.width
        text: card.words.hours_n
        color: Theme.inkSoft
        font.pixelSize: 26 * Theme.u
        lineHeight: 1
    }
    Row {
        id: legend
        x: title.x
        anchors.top: table.bottom
        anchors.topMargin: 22 * Theme.u
        spacing: 40 * Theme.u
        Repeater {
            model: [["smile-0", card.words.legend_smiling], ["calm", card.words.legend_calm], ["unknown", card.words.legend_unknown]]
            Row {
                id: kind
                required property var modelData
                spacing: 8 * Theme.u
                Rectangle {
                    width: 76 * Theme.u
                    height: 56 * Theme.u
                    radius: 8 * Theme.u
                    color: "#1a2238"
                    clip: true
                    Image {
                        anchors.centerIn: parent
                        anchors.verticalCenterOffset: 4 * Theme.u
                        width: 130 * Theme.u
                        height: width
                        mipmap: true
                        source: "../../assets/smile/lantern-" + kind.modelData[0] + ".webp"
                    }
                }
                Words {
                    anchors.verticalCenter: parent.verticalCenter
                    text: kind.modelData[1]
                    color: Theme.inkSoft
                    font.pixelSize: 28 * Theme.u
                    lineHeight: 1
                }
            }
        }
    }
    Column {
        x: title.x
        width: card.width - 2 * x
        anchors.top: legend.bottom
        anchors.topMargin: 26 * Theme.u
        spacing: 9 * Theme.u
        Repeater {
            model: [card.words.fact_base, card.words.fact_corrected, card.words.fact_inside, card.words.fact_happy, card.words.fact_kept]
            Words {
                required property string modelData
                width: parent.width
                text: modelData
                color: Theme.ink
                font.pixelSize: (Theme.english ? 27 : 29) * Theme.u
                lineHeight: Theme.english ? 0.88 : 1
            }
        }
        Words {
            width: parent.width
            text: card.words.published
            color: "#7d4f0e"
            font.pixelSize: (Theme.english ? 27 : 29) * Theme.u
            lineHeight: 1
        }
    }
}
