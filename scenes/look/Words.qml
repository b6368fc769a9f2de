import QtQuick

// Text as visitors read it: the right font, leading and wrapping for the language, never cut off silently.
Text {
    property bool display: false
    color: Theme.light
    font.family: display ? Theme.serif : Theme.sans
    font.pixelSize: Theme.body
    font.weight: display ? Font.DemiBold : Font.Normal
    lineHeight: Theme.leading
    wrapMode: Theme.english ? Text.WordWrap : Text.Wrap
    textFormat: Text.PlainText
    renderType: Text.QtRendering
}
