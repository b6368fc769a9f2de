pragma ComponentBehavior: Bound
import QtQuick
import scenes.look

// The hours of the day, calmly: for each the share smiling in and out. An hour with too few people is a dot on the line.
// `counted` writes beneath how many people stand behind each bar.
Item {
    id: chart
    required property var hours
    required property real u
    property bool counted: false
    property color ink: Theme.lightSoft
    property color entryTint: "#a9b6e6"
    property color exitTint: "#ffc766"
    readonly property real labels: (counted ? 116 : 40) * u
    readonly property real column: hours.length > 0 ? width / hours.length : width
    readonly property real bars: height - labels
    readonly property bool anyEntry: hours.some(hour => hour.entryN > 0)
    readonly property bool anyExit: hours.some(hour => hour.exitN > 0)
    // Hours after the last in which anybody passed have not been, or nobody knows.
    readonly property int lastCounted: hours.reduce((last, hour, at) => hour.entryN > 0 || hour.exitN > 0 ? at : last, -1)

    Repeater {
        model: [0.5, 1]
        Rectangle {
            required property real modelData
            width: chart.width
            height: Math.max(1, chart.u)
            y: chart.bars * (1 - modelData)
            color: chart.ink
            opacity: 0.22
        }
    }
    Rectangle {
        width: chart.width
        height: Math.max(1, 2 * chart.u)
        y: chart.bars
        color: chart.ink
        opacity: 0.6
    }
    // Counted, not listed: with every passage the hours are another list, and the bars stay and only grow.
    Repeater {
        model: chart.hours.length
        Item {
            id: hour
            required property int index
            readonly property var told: chart.hours[index] ?? ({})
            x: index * chart.column
            width: chart.column
            height: chart.height
            Repeater {
                model: ["entry", "exit"]
                Rectangle {
                    id: bar
                    required property string modelData
                    required property int index
                    readonly property real share: hour.told[modelData] ?? -1
                    readonly property bool few: share < 0
                    width: few ? 6 * chart.u : Math.min(26 * chart.u, chart.column * 0.3)
                    height: few ? width : Math.max(3 * chart.u, chart.bars * share)
                    x: hour.width / 2 + (index === 0 ? -width - 2 * chart.u : 2 * chart.u)
                    y: chart.bars - height - (few ? 5 * chart.u : 0)
                    visible: !few || hour.told[modelData + "N"] > 0
                    radius: few ? width / 2 : 4 * chart.u
                    color: index === 0 ? chart.entryTint : chart.exitTint
                    opacity: few ? 0.8 : 0.95
                    Words {
                        visible: chart.counted && !bar.few
                        x: (bar.width - width) / 2
                        y: -height
                        text: hour.told[bar.modelData + "Share"] ?? ""
                        color: chart.ink
                        font.pixelSize: 22 * chart.u
                        lineHeight: 1
                    }
                }
            }
            Words {
                x: (hour.width - width) / 2
                y: chart.bars + 2 * chart.u
                visible: chart.counted || chart.hours.length < 9 || hour.index % 2 === 0
                text: hour.told.hour ?? ""
                color: chart.ink
                font.pixelSize: 26 * chart.u
                lineHeight: 1
            }
            Repeater {
                model: chart.counted ? ["entryN", "exitN"] : []
                Words {
                    required property string modelData
                    required property int index
                    x: (hour.width - width) / 2
                    y: chart.bars + (44 + 34 * index) * chart.u
                    text: hour.index > chart.lastCounted ? "" : hour.told[modelData] ?? ""
                    color: index === 0 ? chart.entryTint : chart.exitTint
                    font.pixelSize: 24 * chart.u
                    lineHeight: 1
                }
            }
        }
    }
}
