import QtQuick
import scenes.look

// One number of a door's day, and what it counts.
Column {
    id: figure
    property string number: ""
    property string first: ""
    property string second: ""
    property bool english: false
    spacing: 0

    Text {
        width: figure.width
        text: figure.number
        color: Theme.brassLight
        font.family: Theme.serif
        font.weight: Font.DemiBold
        font.pixelSize: 84 * Theme.u
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: 30
        lineHeight: 0.86
        textFormat: Text.PlainText
        renderType: Text.QtRendering
    }
    Said {
        width: figure.width
        first: figure.first
        second: figure.second
        english: figure.english
        size: 28 * Theme.u
        secondSize: 24 * Theme.u
        spacing: 0
        color: Theme.lightSoft
    }
}
