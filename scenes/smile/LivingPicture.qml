pragma ComponentBehavior: Bound
import QtQuick
import KioskBridge
import scenes.look

// The day as lanterns on the river at moonrise: who came in along the left bank, who went out along the right one; over
// it what can honestly be said of them. `alone` it fills a screen of its own, which nobody touches.
Item {
    id: living
    required property SmileView view
    required property var words
    property bool alone: false
    // Whether it can be seen; behind something else it rests.
    property bool shown: visible
    property real insetTop: alone ? 0 : Theme.insetTop
    property real insetBottom: alone ? 0 : Theme.insetBottom
    // The room at the lower corners that others need.
    property real corners: 0
    // Its own measure: a second screen has another size than the one the look is measured by.
    readonly property real u: Math.min(width / 1920, height / 1080)
    readonly property real large: alone ? 1.14 * u : u
    readonly property real edge: 84 * u
    readonly property real head: insetTop + (alone ? 104 : insetTop > 0 ? -8 : 6) * u

    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: living.insetBottom
        color: "#080c18"
    }
    Item {
        anchors.fill: parent
        clip: true
        RiverPicture {
            objectName: "smile-river"
            river: living.alone ? living.view.aloneRiver : living.view.river
            shown: living.shown
            resting: !living.view.switched
            width: Math.round(Math.max(living.width, (living.height - living.insetBottom) * 16 / 9))
            height: Math.round(width * 9 / 16)
            x: Math.round((living.width - width) / 2)
            y: Math.round(living.height - living.insetBottom - height)
        }
    }
    Words {
        objectName: "smile-title"
        visible: living.alone
        display: true
        anchors.horizontalCenter: parent.horizontalCenter
        y: 30 * living.u
        text: living.words.title
        color: Theme.brassLight
        font.pixelSize: 52 * living.u
        lineHeight: 1
    }
    ShareFigure {
        objectName: "smile-entry"
        x: living.edge
        y: living.head
        width: 620 * living.u
        u: living.large
        door: living.view.entry
        words: living.words
        heading: living.words.coming
        tint: "#b9c4ee"
        opacity: living.view.switched ? 1 : 0.7
    }
    ShareFigure {
        objectName: "smile-exit"
        x: living.width - width - living.edge
        y: living.head
        width: 620 * living.u
        u: living.large
        door: living.view.exit
        words: living.words
        heading: living.words.going
        tint: "#ffd184"
        toTheRight: true
        opacity: living.view.switched ? 1 : 0.7
    }
    GainFigure {
        anchors.horizontalCenter: parent.horizontalCenter
        y: living.head + 4 * living.u
        width: 760 * living.u
        u: living.large
        view: living.view
        words: living.words
    }

    HoursChart {
        id: hours
        objectName: "smile-hours"
        anchors.horizontalCenter: parent.horizontalCenter
        // One hour alone is no course of a day.
        visible: living.view.hours.filter(hour => hour.entry >= 0 || hour.exit >= 0).length > 1
        width: 520 * living.u
        height: 150 * living.u
        y: living.height - living.insetBottom - 130 * living.u - height
        u: living.u
        hours: living.view.hours
    }
    Row {
        anchors.horizontalCenter: parent.horizontalCenter
        y: hours.y - height - 6 * living.u
        visible: hours.visible
        spacing: 22 * living.u
        Words {
            text: living.words.by_hour
            color: Theme.lightSoft
            font.pixelSize: 26 * living.u
            lineHeight: 1
        }
        Words {
            text: living.words.in_short
            color: hours.entryTint
            font.pixelSize: 26 * living.u
            font.weight: Font.Medium
            lineHeight: 1
        }
        Words {
            text: living.words.out_short
            color: hours.exitTint
            font.pixelSize: 26 * living.u
            font.weight: Font.Medium
            lineHeight: 1
        }
    }

    Words {
        objectName: "smile-published"
        anchors.horizontalCenter: parent.horizontalCenter
        y: hours.y + hours.height - height
        width: 600 * living.u
        horizontalAlignment: Text.AlignHCenter
        visible: !hours.visible
        text: living.words.published
        color: Theme.brassLight
        font.pixelSize: 27 * living.u
    }
    Column {
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.bottom: parent.bottom
        anchors.bottomMargin: living.insetBottom + 20 * living.u
        width: living.width - 2 * Math.max(living.edge, living.corners)
        spacing: 2 * living.u
        Words {
            objectName: "smile-notice"
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: living.words.notice
            color: Theme.light
            font.pixelSize: 28 * living.large
            lineHeight: 1
        }
        Words {
            objectName: "smile-honest"
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: living.view.rehearsing ? living.words.rehearsal : living.words.honest
            color: living.view.rehearsing ? "#ffc2a8" : Theme.lightSoft
            font.pixelSize: 26 * living.large
            lineHeight: 1
        }
    }
}
