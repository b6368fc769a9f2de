pragma ComponentBehavior: Bound
import QtQuick
import scenes.look

// A sentence on a door's screen: `first`, and beneath it, smaller, the same in English where `second` is given.
Column {
    id: said
    property string first: ""
    property string second: ""
    property bool english: false
    property bool display: false
    property real size: Theme.body
    property real secondSize: Math.max(Theme.small, 0.56 * size)
    property color color: Theme.light
    property color secondColor: Theme.lightSoft
    property int align: Text.AlignLeft
    spacing: 0.1 * size

    component Sentence: Text {
        required property bool latin
        width: said.width
        visible: text !== ""
        horizontalAlignment: said.align
        wrapMode: latin ? Text.WordWrap : Text.Wrap
        lineHeight: latin ? 0.93 : 1.04
        textFormat: Text.PlainText
        renderType: Text.QtRendering
    }

    Sentence {
        latin: said.english
        text: said.first
        color: said.color
        font.family: said.display ? Theme.serif : Theme.sans
        font.weight: said.display ? Font.DemiBold : Font.Normal
        font.pixelSize: said.size
    }
    Sentence {
        latin: true
        text: said.second
        color: said.secondColor
        font.family: Theme.sans
        font.pixelSize: said.secondSize
    }
}
