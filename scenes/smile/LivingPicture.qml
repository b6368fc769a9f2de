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
    // What everybody may read at any time, in every language it is said in.
    property list<string> notices: [words.notice]
    // Whether it can be seen; behind something else it rests.
    property bool shown: visible
    property real insetTop: alone ? 0 : Theme.insetTop
    property real insetBottom: alone ? 0 : Theme.insetBottom
    // The room at the lower corners that others need.
    property real corners: 0
    // Its own measure: a second screen has another size than the one the look is measured by.
    readonly property bool tall: height > width
    readonly property real u: tall ? Math.min(width / 1080, height / 1920) : Math.min(width / 1920, height / 1080)
    readonly property real large: alone && !tall ? 1.14 * u : u
    readonly property real edge: (tall ? 56 : 84) * u
    readonly property real aside: tall ? width / 2 - edge - 16 * u : 620 * u
    readonly property real head: insetTop + (alone ? (tall ? 210 : 104) : insetTop > 0 ? -8 : 6) * u

    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: living.insetBottom
        color: "#080c18"
    }
    // The night sky goes on above the picture where the screen stands upright.
    Rectangle {
        anchors.fill: parent
        anchors.bottomMargin: living.insetBottom
        visible: living.tall
        color: "#080c1c"
    }
    Item {
        anchors.fill: parent
        clip: true
        RiverPicture {
            objectName: "smile-river"
            readonly property real tallest: (living.tall ? 0.72 : 1) * (living.height - living.insetBottom)
            river: living.alone ? living.view.aloneRiver : living.view.river
            shown: living.shown
            resting: !living.view.switched
            width: Math.round(Math.max(living.width, tallest * 16 / 9))
            seen: width > living.width ? living.width / width : 1
            height: Math.round(width * 9 / 16)
            x: Math.round((living.width - width) / 2)
            y: Math.round(living.height - living.insetBottom - height)
        }
    }
    // A little dusk behind the figures: the shore's roofs reach up to their last lines.
    Repeater {
        model: 2
        Image {
            required property int index
            readonly property real middle: living.edge + 190 * living.large
            width: 1000 * living.large
            height: 430 * living.large
            x: (index === 0 ? middle : living.width - middle) - width / 2
            y: living.head + 290 * living.large - height / 2
            visible: !living.tall && (living.view.entry.anybody || living.view.exit.anybody)
            source: "../../assets/smile/shade.webp"
        }
    }
    Words {
        objectName: "smile-title"
        visible: living.alone
        display: true
        anchors.horizontalCenter: parent.horizontalCenter
        y: (living.tall ? 56 : 30) * living.u
        text: living.words.title
        color: Theme.brassLight
        font.pixelSize: (living.tall ? 84 : 52) * living.u
        lineHeight: 1
    }
    ShareFigure {
        objectName: "smile-entry"
        x: living.edge
        y: living.head
        width: living.aside
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
        width: living.aside
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
        // Between the doors, or beneath them where the screen stands upright.
        y: living.head + (living.tall ? 380 : 4) * living.u
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
        y: foot.y - 32 * living.u - height
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
            visible: hours.anyEntry
            text: living.words.in_short
            color: hours.entryTint
            font.pixelSize: 26 * living.u
            font.weight: Font.Medium
            lineHeight: 1
        }
        Words {
            visible: hours.anyExit
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
        y: foot.y - 24 * living.u - height
        width: living.width - 2 * living.edge
        horizontalAlignment: Text.AlignHCenter
        visible: !hours.visible
        text: living.words.published
        color: Theme.brassLight
        font.pixelSize: 27 * living.u
    }
    Column {
        id: foot
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.bottom: parent.bottom
        anchors.bottomMargin: living.insetBottom + 20 * living.u
        width: living.width - 2 * Math.max(living.edge, living.corners)
        spacing: 2 * living.u
        Repeater {
            model: living.notices
            Words {
                required property string modelData
                required property int index
                objectName: index === 0 ? "smile-notice" : "smile-notice-" + index
                width: foot.width
                horizontalAlignment: Text.AlignHCenter
                text: modelData
                color: Theme.light
                font.pixelSize: 28 * living.large
                lineHeight: 1
            }
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
