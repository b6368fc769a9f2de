import QtQuick
import KioskBridge
import scenes.look

// Thanks; the card lies there once more and what was written on it is written again. Then the booth leads home by itself.
BoothStep {
    id: farewell
    required property InkView inkView
    readonly property bool shows: view.cardPicture !== ""

    InkFilm {
        id: film
        width: Math.round(Math.min(880 * Theme.u, (parent.height - 250 * Theme.u) * farewell.view.cardWidthMm / farewell.view.cardHeightMm))
        height: Math.round(width * farewell.view.cardHeightMm / farewell.view.cardWidthMm)
        anchors.horizontalCenter: parent.horizontalCenter
        y: 12 * Theme.u
        visible: farewell.shows
        view: farewell.view
        inkView: farewell.inkView
        shown: farewell.shown && farewell.shows
    }
    Column {
        anchors.horizontalCenter: parent.horizontalCenter
        y: farewell.shows ? film.y + film.height + 44 * Theme.u : (parent.height - height) / 2
        width: parent.width * 0.86
        spacing: 16 * Theme.u
        Words {
            display: true
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: farewell.words.thanks
            font.pixelSize: 76 * Theme.u
            lineHeight: 1
            color: Theme.brassLight
        }
        Words {
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: farewell.view.deleted ? farewell.words.deleted : farewell.view.printStep === "busy" ? farewell.words.thanks_printing : farewell.words.thanks_hint
            color: Theme.lightSoft
        }
    }
}
