import QtQuick
import scenes.look

// The year that time has been turned to: today's at 0, about 1925 at 1.
Column {
    id: counter
    required property var words
    property real share: 0
    readonly property int today: new Date().getFullYear()
    readonly property int year: Math.round(today - share * (today - 1925))
    spacing: -14 * Theme.u

    Text {
        anchors.horizontalCenter: parent.horizontalCenter
        text: (counter.share > 0.985 ? counter.words.about : "") + counter.year + counter.words.year_sign
        color: Theme.light
        style: Text.Outline
        styleColor: "#c0120d0a"
        font.family: Theme.serif
        font.weight: Font.DemiBold
        font.pixelSize: Theme.display
    }
    Words {
        anchors.horizontalCenter: parent.horizontalCenter
        visible: counter.share < 0.01
        text: counter.words.turn_back
        style: Text.Outline
        styleColor: "#b0120d0a"
        font.pixelSize: 32 * Theme.u
    }
}
