import QtQuick
import scenes.look

// One time of a building: its heading, what it was used for, and its text with the spoken sentence lit.
Column {
    id: time
    property bool then: false
    property string heading: ""
    property string use: ""
    property var sentences: []
    property int lit: -1
    property real size: 31 * Theme.u
    // The heading leaves room for a button at its right.
    property real keepFree: 0
    readonly property color tint: then ? "#7a4d22" : Theme.cinnabar
    spacing: 8 * Theme.u

    function escaped(text: string): string {
        return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
    }

    Item {
        width: time.width - time.keepFree
        height: title.height
        Words {
            id: title
            display: true
            text: time.heading
            color: time.tint
            font.pixelSize: 42 * Theme.u
            lineHeight: 0.9
        }
        Words {
            anchors.left: title.right
            anchors.leftMargin: 20 * Theme.u
            anchors.right: parent.right
            anchors.baseline: title.baseline
            text: time.use
            color: Theme.inkSoft
            font.pixelSize: Theme.small
            font.weight: Font.Medium
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: 20 * Theme.u
            wrapMode: Text.NoWrap
        }
    }
    Rectangle {
        width: time.width - time.keepFree
        height: 2 * Theme.u
        color: time.tint
        opacity: 0.5
    }
    Words {
        width: time.width
        textFormat: Text.StyledText
        color: Theme.ink
        font.pixelSize: time.size
        text: time.sentences.map((sentence, index) => {
            const shown = time.escaped(sentence);
            return time.lit < 0 ? shown : "<font color=\"" + (index === time.lit ? "#9c2417" : "#6b5c4a") + "\">" + shown + "</font>";
        }).join("")
    }
}
