import QtQuick
import scenes.look

// Thanks; then the booth leads home by itself.
BoothStep {
    id: farewell

    Column {
        anchors.centerIn: parent
        width: parent.width * 0.8
        spacing: 30 * Theme.u
        Words {
            display: true
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: farewell.words.thanks
            font.pixelSize: 96 * Theme.u
            lineHeight: 1.2
            color: Theme.brassLight
        }
        Words {
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: farewell.view.deleted ? farewell.words.deleted : farewell.words.thanks_hint
            color: Theme.lightSoft
        }
    }
}
