pragma ComponentBehavior: Bound
import QtQuick
import scenes.look

// The day hour by hour: the share that smiled at each door, how many passed, and what was not measured.
Item {
    id: hours
    required property var told
    required property var words
    readonly property color entryColor: Theme.river
    readonly property color exitColor: "#c07f2e"

    function weekBefore(before: var): string {
        if (before.day === "")
            return words.before_none;
        const lines = [words.week_before.arg(before.day)];
        if (before.difference !== "")
            lines[0] += words.before_points.arg(before.difference).arg(before.difference_band);
        for (const [index, door] of ["entry", "exit"].entries()) {
            const its = before.doors[index];
            if (its.share === "")
                lines.push(words.before_few.arg(words[door]).arg(told.least));
            else
                lines.push(words.before_share.arg(words[door]).arg(its.share).arg(its.share_band).arg(its.judged));
        }
        return lines.join("\n");
    }

    component Legend: Row {
        id: legend
        required property color tint
        required property string text
        spacing: 10 * Theme.u
        Rectangle {
            anchors.verticalCenter: parent.verticalCenter
            width: 22 * Theme.u
            height: width
            radius: 4 * Theme.u
            color: legend.tint
        }
        Words {
            text: legend.text
            color: Theme.inkSoft
            font.pixelSize: 22 * Theme.u
            wrapMode: Text.NoWrap
            lineHeight: 1
        }
    }

    Words {
        id: heading
        display: true
        text: hours.words.hours
        color: Theme.ink
        font.pixelSize: Theme.heading
        lineHeight: 1
    }
    Words {
        anchors.right: parent.right
        anchors.baseline: heading.baseline
        text: hours.told.until === "" ? hours.told.day : hours.words.told_until.arg(hours.told.until)
        color: Theme.inkSoft
        font.pixelSize: Theme.small
        lineHeight: 1
    }
    Row {
        id: legends
        anchors.top: heading.bottom
        anchors.topMargin: 6 * Theme.u
        spacing: 26 * Theme.u
        Words {
            text: hours.words.hours_share
            color: Theme.inkSoft
            font.pixelSize: 22 * Theme.u
            lineHeight: 1
        }
        Legend {
            tint: hours.entryColor
            text: hours.words.entry
        }
        Legend {
            tint: hours.exitColor
            text: hours.words.exit
        }
        Legend {
            tint: Theme.cinnabar
            text: hours.words.hours_missed
        }
    }
    Item {
        id: chart
        objectName: "staff-hours"
        anchors.top: legends.bottom
        anchors.topMargin: 18 * Theme.u
        anchors.bottom: foot.top
        anchors.bottomMargin: 14 * Theme.u
        width: parent.width
        readonly property real axis: 64 * Theme.u
        readonly property real ground: height - 74 * Theme.u
        readonly property real slot: (width - axis) / Math.max(1, hours.told.hours.length)

        Words {
            anchors.centerIn: parent
            visible: hours.told.hours.length === 0
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: hours.words.hours_none
            color: Theme.inkSoft
            font.pixelSize: Theme.small
        }
        Repeater {
            model: hours.told.hours.length > 0 ? [0, 50, 100] : []
            Item {
                id: line
                required property int modelData
                y: chart.ground * (1 - modelData / 100)
                width: chart.width
                Rectangle {
                    x: chart.axis
                    width: parent.width - x
                    height: Math.max(1, 1.5 * Theme.u)
                    color: line.modelData === 0 ? Theme.inkSoft : Theme.paperShade
                }
                Words {
                    anchors.verticalCenter: parent.top
                    text: line.modelData + "%"
                    color: Theme.inkSoft
                    font.pixelSize: 20 * Theme.u
                    lineHeight: 1
                }
            }
        }
        Repeater {
            model: hours.told.hours
            Item {
                id: hour
                required property var modelData
                required property int index
                x: chart.axis + index * chart.slot
                width: chart.slot
                height: chart.height
                Row {
                    anchors.horizontalCenter: parent.horizontalCenter
                    height: chart.ground
                    spacing: 2 * Theme.u
                    Repeater {
                        model: [hour.modelData.entry, hour.modelData.exit]
                        Rectangle {
                            required property real modelData
                            required property int index
                            anchors.bottom: parent.bottom
                            width: Math.min(24 * Theme.u, 0.36 * chart.slot)
                            height: modelData < 0 ? 0 : Math.max(2, chart.ground * modelData)
                            radius: 3 * Theme.u
                            color: index === 0 ? hours.entryColor : hours.exitColor
                        }
                    }
                }
                // What the worse door missed of the hour.
                Rectangle {
                    objectName: "staff-missed-" + hour.modelData.hour
                    y: chart.ground + 5 * Theme.u
                    x: 0.08 * chart.slot
                    width: 0.84 * chart.slot * hour.modelData.lacking
                    height: 6 * Theme.u
                    radius: 3 * Theme.u
                    visible: hour.modelData.lacking > 0.02
                    color: Theme.cinnabar
                }
                Words {
                    anchors.horizontalCenter: parent.horizontalCenter
                    y: chart.ground + 12 * Theme.u
                    text: hour.modelData.hour
                    color: Theme.ink
                    font.pixelSize: 22 * Theme.u
                    lineHeight: 1
                }
                Words {
                    anchors.horizontalCenter: parent.horizontalCenter
                    y: chart.ground + 44 * Theme.u
                    text: hour.modelData.passed
                    color: Theme.inkSoft
                    font.pixelSize: 18 * Theme.u
                    lineHeight: 1
                }
            }
        }
        Words {
            visible: hours.told.hours.length > 0
            y: chart.ground + 42 * Theme.u
            text: hours.words.hours_people
            color: Theme.inkSoft
            font.pixelSize: 18 * Theme.u
            lineHeight: 1
        }
    }
    Column {
        id: foot
        anchors.bottom: parent.bottom
        width: parent.width
        spacing: 8 * Theme.u
        Words {
            objectName: "staff-week-before"
            width: parent.width
            text: hours.weekBefore(hours.told.before)
            color: Theme.ink
            font.pixelSize: 24 * Theme.u
            lineHeight: 0.98
        }
        Words {
            width: parent.width
            text: hours.words.smile_notes
            color: Theme.inkSoft
            font.pixelSize: 22 * Theme.u
            lineHeight: 0.96
        }
        Words {
            objectName: "staff-printed-page"
            width: parent.width
            text: hours.words.smile_page.arg(hours.told.day)
            color: Theme.ink
            font.pixelSize: 22 * Theme.u
            lineHeight: 1
        }
    }
}
