import QtQuick
import scenes.look

// One door's day: the share that smiled, never without its base and its interval; below the least sample, what is missing.
Column {
    id: figure
    required property var door
    required property var words
    required property real u
    property string heading: ""
    property bool toTheRight: false
    property color tint: Theme.light
    readonly property int align: toTheRight ? Text.AlignRight : Text.AlignLeft
    spacing: 0

    Words {
        width: figure.width
        horizontalAlignment: figure.align
        text: figure.heading
        color: figure.tint
        font.pixelSize: 40 * figure.u
        lineHeight: 0.84
    }
    Words {
        objectName: figure.objectName + "-share"
        display: true
        width: figure.width
        horizontalAlignment: figure.align
        visible: figure.door.told
        text: figure.door.told ? figure.door.share + "%" : ""
        font.pixelSize: 132 * figure.u
        lineHeight: 0.7
    }
    Words {
        objectName: figure.objectName + "-need"
        display: true
        width: figure.width
        horizontalAlignment: figure.align
        visible: !figure.door.told && figure.door.anybody
        text: figure.words.need.arg(figure.door.need)
        font.pixelSize: 84 * figure.u
        lineHeight: 0.95
    }
    Words {
        objectName: figure.objectName + "-base"
        width: figure.width
        horizontalAlignment: figure.align
        text: {
            if (figure.door.told)
                return (figure.door.buttons ? figure.words.smiling_of_buttons : figure.words.smiling_of).arg(figure.door.smiled).arg(figure.door.judged);
            if (figure.door.anybody)
                return figure.words.need_hint;
            if (figure.door.absent)
                return figure.words.no_door;
            return figure.words.nobody_yet;
        }
        font.pixelSize: 29 * figure.u
        lineHeight: 1
    }
    Words {
        objectName: figure.objectName + "-interval"
        width: figure.width
        horizontalAlignment: figure.align
        visible: text !== ""
        text: {
            if (figure.door.told)
                return figure.words.interval.arg(figure.door.low).arg(figure.door.high);
            return figure.door.anybody ? figure.words.passed_so_far.arg(figure.door.passed) : "";
        }
        color: "#e9dfcb"
        font.pixelSize: 27 * figure.u
        lineHeight: 1
    }
    Words {
        objectName: figure.objectName + "-corrected"
        width: figure.width
        horizontalAlignment: figure.align
        visible: figure.door.corrected !== ""
        text: figure.words.corrected.arg(figure.door.corrected).arg(figure.door.correctedLow).arg(figure.door.correctedHigh)
        color: Theme.brassLight
        font.pixelSize: 27 * figure.u
        lineHeight: 1
    }
    Words {
        objectName: figure.objectName + "-not-counting"
        width: figure.width
        horizontalAlignment: figure.align
        visible: !figure.door.working
        text: figure.words.not_counting
        color: "#ffc2a8"
        font.pixelSize: 27 * figure.u
        lineHeight: 1
    }
}
