import QtQuick
import KioskBridge
import scenes.look

// One step of the booth: it comes softly when it is its turn, and is gone at once when it is not, so that never two
// steps stand on each other; then it takes no touch and draws nothing. It takes none before it is wholly there: the second
// tap of a double one belongs to the step that went.
FocusScope {
    id: step
    required property PostcardView view
    required property var words
    required property bool shown

    opacity: 0
    visible: opacity > 0
    enabled: shown && opacity === 1
    onShownChanged: {
        coming.stop();
        if (shown)
            coming.start();
        else
            opacity = 0;
    }
    Component.onCompleted: if (shown)
        opacity = 1
    NumberAnimation {
        id: coming
        target: step
        property: "opacity"
        from: 0
        to: 1
        duration: Theme.swift_ms
        easing.type: Easing.OutQuad
    }
}
