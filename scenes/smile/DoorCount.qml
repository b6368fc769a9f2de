import QtQuick
import scenes.look

// One door's day: the share that smiled, and of how many, so that nobody reads a share without its base.
Column {
    id: door
    property string heading: ""
    property int passed: 0
    property int judged: 0
    property int smiled: 0
    property bool toTheRight: false
    property var words: ({})
    width: 560 * Theme.u
    spacing: 0

    Words {
        width: parent.width
        horizontalAlignment: door.toTheRight ? Text.AlignRight : Text.AlignLeft
        text: door.heading
        color: Theme.brassLight
        font.pixelSize: 40 * Theme.u
        lineHeight: 1
    }
    Words {
        display: true
        width: parent.width
        horizontalAlignment: door.toTheRight ? Text.AlignRight : Text.AlignLeft
        text: door.judged > 0 ? (100 * door.smiled / door.judged).toFixed(1) + "%" : "–"
        color: Theme.light
        font.pixelSize: 108 * Theme.u
        lineHeight: 0.88
    }
    Words {
        width: parent.width
        horizontalAlignment: door.toTheRight ? Text.AlignRight : Text.AlignLeft
        text: door.judged > 0 ? door.smiled + " " + door.words.smiling_of + " " + door.judged + " " + door.words.people : door.words.nobody_yet
        color: Theme.light
        font.pixelSize: 30 * Theme.u
        lineHeight: 1
    }
}
