import QtQuick
import KioskBridge
import scenes.look

// The finished card writes itself once more: the visitor's own lines in their own time, then the card as it is.
Item {
    id: film
    required property PostcardView view
    required property InkView inkView
    property bool shown: false
    readonly property InkReel reel: inkView.film
    readonly property bool has: reel.seconds > 0
    readonly property bool backUp: reel.side === "back"
    property real seconds: 0
    signal ended

    implicitHeight: width / inkView.aspect

    function begin(): void {
        made.opacity = has ? 0 : 1;
        if (has) {
            reel.rewind();
            projector.restart();
        }
    }
    onShownChanged: if (shown)
        begin()
    else
        projector.stop()
    Component.onCompleted: if (shown)
        begin()
    onSecondsChanged: if (projector.running)
        reel.goTo(seconds)
    onBackUpChanged: over.restart()

    SequentialAnimation {
        id: projector
        NumberAnimation {
            target: film
            property: "seconds"
            from: 0
            to: film.reel.seconds
            duration: film.reel.seconds * 1000
        }
        NumberAnimation {
            target: made
            property: "opacity"
            to: 1
            duration: Theme.calm_ms
        }
        ScriptAction {
            script: film.ended()
        }
    }
    NumberAnimation {
        id: over
        target: swing
        property: "xScale"
        from: 0.02
        to: 1
        duration: 260
        easing.type: Easing.OutQuad
    }
    Item {
        id: card
        anchors.fill: parent
        transform: Scale {
            id: swing
            origin.x: card.width / 2
        }
        CardShadow {
            anchors.fill: parent
        }
        // Drawn once, not at every frame of the film.
        PressPicture {
            anchors.fill: parent
            layer.enabled: true
            picture: film.backUp ? film.inkView.backPicture : film.inkView.frontPicture
        }
        InkPaper {
            anchors.fill: parent
            glass: film.reel.glass
        }
        PressPicture {
            id: made
            anchors.fill: parent
            picture: film.backUp && film.view.cardBack !== "" ? film.view.cardBack : film.view.cardPicture
        }
    }
}
