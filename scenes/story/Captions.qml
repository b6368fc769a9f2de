import QtQuick
import scenes.look

// The whole text of the panel; the sentence being spoken is lit, the others stay readable. `size`: 0, 1 or 2.
Text {
    id: captions
    property var sentences: []
    property int lit: -1
    property int size: 0

    function escaped(text: string): string {
        return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
    }

    font.family: Theme.sans
    font.pixelSize: [35, 44, 54][captions.size] * Theme.u
    lineHeight: Theme.leading
    wrapMode: Theme.english ? Text.WordWrap : Text.Wrap
    textFormat: Text.StyledText
    style: Text.Raised
    styleColor: "#d0120d0a"
    color: Theme.light
    text: captions.sentences.map((sentence, index) => {
        const colour = captions.lit < 0 ? "#f4e9d2" : index === captions.lit ? "#ffdf8e" : "#c3b396";
        return "<font color=\"" + colour + "\">" + captions.escaped(sentence) + "</font>";
    }).join(Theme.english ? " " : "")
}
