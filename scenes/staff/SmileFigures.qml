pragma ComponentBehavior: Bound
import QtQuick
import scenes.look

// The day's honest numbers of both doors: no share without its people and its interval, nothing of too few.
Column {
    id: figures
    required property var told
    required property var words
    readonly property real labels: 290 * Theme.u
    readonly property real cells: (width - labels) / 2
    readonly property string few: words.few.arg(told.least)
    readonly property var rows: ["passed", "judged", "share", "corrected", "minutes_measured", "left_out"].concat(told.buttons ? ["pressed"] : [])
    spacing: 3 * Theme.u

    // A cell's two parts: the number, and softer what belongs to it.
    function cell(row: string, door: var): var {
        switch (row) {
        case "passed":
            return [door.passed, ""];
        case "judged":
            return [door.judged, door.judged_share];
        case "share":
            return door.share === "" ? [words.none, few] : [door.share, "[" + door.share_band + "]"];
        case "corrected":
            return door.corrected === "" ? [words.none, ""] : [door.corrected, "[" + door.corrected_band + "]"];
        case "minutes_measured":
            return door.measured_min === "" ? [words.none, ""] : [door.measured_min + " / " + door.lacking_min, ""];
        case "left_out":
            return [door.left_out, ""];
        default:
            return [door.pressed, door.pressed === "0" ? "" : door.pressed_share === "" ? few : door.pressed_share + " [" + door.pressed_band + "]"];
        }
    }
    function calibration(name: string, door: var): string {
        if (door.calibrated_on === "")
            return words.not_calibrated.arg(name);
        return words.calibrated.arg(name).arg(door.calibrated_on).arg(door.recall).arg(door.false_alarms);
    }

    component Cell: Row {
        id: place
        property var parts: ["", ""]
        property string shown: ""
        spacing: 12 * Theme.u
        Words {
            id: number
            objectName: place.shown
            text: place.parts[0]
            color: Theme.ink
            font.pixelSize: 28 * Theme.u
            font.weight: Font.Medium
            wrapMode: Text.NoWrap
            lineHeight: 1
        }
        Words {
            objectName: place.shown + "-beside"
            anchors.baseline: number.baseline
            text: place.parts[1]
            color: Theme.inkSoft
            font.pixelSize: 22 * Theme.u
            wrapMode: Text.NoWrap
            lineHeight: 1
        }
    }

    Item {
        width: parent.width
        height: 38 * Theme.u
        Repeater {
            model: ["entry", "exit"]
            Words {
                required property string modelData
                required property int index
                x: figures.labels + index * figures.cells
                text: figures.words[modelData]
                color: index === 0 ? Theme.river : "#7c4a10"
                font.pixelSize: 28 * Theme.u
                font.weight: Font.Bold
                lineHeight: 1
            }
        }
    }
    Repeater {
        model: figures.rows
        Item {
            id: row
            required property string modelData
            width: figures.width
            height: 40 * Theme.u
            Words {
                anchors.verticalCenter: parent.verticalCenter
                text: figures.words[row.modelData]
                color: Theme.inkSoft
                font.pixelSize: (Theme.english ? 24 : 26) * Theme.u
                wrapMode: Text.NoWrap
                lineHeight: 1
            }
            Repeater {
                model: 2
                Cell {
                    required property int index
                    x: figures.labels + index * figures.cells
                    anchors.verticalCenter: parent.verticalCenter
                    parts: figures.cell(row.modelData, figures.told.doors[index])
                    shown: "staff-" + row.modelData + "-" + (index === 0 ? "in" : "out")
                }
            }
        }
    }
    Item {
        width: parent.width
        height: 46 * Theme.u
        Words {
            anchors.verticalCenter: parent.verticalCenter
            text: figures.words.points
            color: Theme.inkSoft
            font.pixelSize: (Theme.english ? 24 : 26) * Theme.u
            wrapMode: Text.NoWrap
            lineHeight: 1
        }
        Cell {
            x: figures.labels
            anchors.verticalCenter: parent.verticalCenter
            parts: figures.told.difference === "" ? [figures.words.none, figures.few] : [figures.words.points_told.arg(figures.told.difference), "[" + figures.told.difference_band + "]"]
            shown: "staff-difference"
        }
    }
    Repeater {
        model: 2
        Words {
            required property int index
            objectName: "staff-calibration-" + (index === 0 ? "in" : "out")
            width: figures.width
            topPadding: index === 0 ? 6 * Theme.u : 0
            text: figures.calibration(figures.words[index === 0 ? "entry" : "exit"], figures.told.doors[index])
            color: Theme.inkSoft
            font.pixelSize: 23 * Theme.u
            lineHeight: 0.95
        }
    }
}
