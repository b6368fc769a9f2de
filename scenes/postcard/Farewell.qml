import QtQuick
import scenes.look

// Thanks; then the booth leads home by itself.
BoothStep {
    id: farewell

    Column {
        anchors.centerIn: parent
        width: parent.width * 0.8
        spacing: 30 * Theme.u
        CardSheet {
            anchors.horizontalCenter: parent.horizontalCenter
            visible: farewell.view.cardPicture !== ""
            width: 640 * Theme.u
            height: width * farewell.view.cardHeightMm / farewell.view.cardWidthMm
            rotation: -4
            view: farewell.view
            picture: farewell.view.cardPicture
        }
        Item {
            width: 1
            height: 14 * Theme.u
        }
        Words {
            display: true
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: farewell.words.thanks
            font.pixelSize: 84 * Theme.u
            lineHeight: 0.95
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
