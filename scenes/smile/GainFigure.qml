import QtQuick
import KioskBridge
import scenes.look

// What lies between coming in and going out, with its interval; or kindly, why nothing is told yet.
Column {
    id: gain
    required property SmileView view
    required property var words
    required property real u
    readonly property var found: view.difference
    readonly property bool anybody: view.entry.anybody || view.exit.anybody
    readonly property bool told: view.switched && found.told
    spacing: 0

    Words {
        objectName: "smile-gain-caption"
        width: gain.width
        horizontalAlignment: Text.AlignHCenter
        display: !gain.told
        text: {
            if (!gain.view.switched)
                return gain.words.switched_off;
            if (!gain.anybody)
                return gain.words.waiting;
            if (!gain.found.alike)
                return gain.words.two_ways;
            if (!gain.found.told)
                return gain.words.gathering;
            return gain.found.seen > 0 ? gain.words.gain : gain.found.seen < 0 ? gain.words.loss : gain.words.no_difference;
        }
        font.pixelSize: (gain.told ? 34 : 44) * gain.u
        lineHeight: gain.told ? 0.9 : 1.1
    }
    Words {
        objectName: "smile-gain-hint"
        width: gain.width
        horizontalAlignment: Text.AlignHCenter
        visible: !gain.told
        text: {
            if (!gain.view.switched)
                return gain.words.switched_off_hint;
            if (!gain.anybody)
                return gain.words.waiting_hint;
            return gain.found.alike ? gain.words.gathering_hint.arg(gain.view.leastSample) : gain.words.two_ways_hint;
        }
        color: Theme.brassLight
        font.pixelSize: 30 * gain.u
        lineHeight: 1.1
    }
    Words {
        objectName: "smile-gain"
        display: true
        width: gain.width
        horizontalAlignment: Text.AlignHCenter
        visible: gain.told
        text: gain.found.seen === 0 ? gain.found.points : gain.found.points.slice(1)
        color: "#ffdf8e"
        font.pixelSize: 124 * gain.u
        lineHeight: 0.7
    }
    Words {
        objectName: "smile-gain-interval"
        width: gain.width
        horizontalAlignment: Text.AlignHCenter
        visible: gain.told
        text: {
            if (gain.found.seen > 0)
                return gain.words.points.arg(gain.found.low.slice(1)).arg(gain.found.high.slice(1));
            if (gain.found.seen < 0)
                return gain.words.points.arg(gain.found.high.slice(1)).arg(gain.found.low.slice(1));
            return gain.words.points.arg(gain.found.low).arg(gain.found.high);
        }
        color: Theme.light
        font.pixelSize: 28 * gain.u
        lineHeight: 1
    }
    Words {
        objectName: "smile-before"
        width: gain.width
        horizontalAlignment: Text.AlignHCenter
        visible: gain.told && gain.view.before.told
        text: gain.words.before.arg(gain.words["last_week_" + gain.view.before.weekday]).arg(gain.view.before.entry).arg(gain.view.before.exit)
        color: "#e9dfcb"
        font.pixelSize: 27 * gain.u
        lineHeight: 1
    }
}
