import QtQuick
import KioskBridge
import scenes.look

// One step of the booth: fades in when it is its turn, takes no touch and draws nothing when it is not.
FocusScope {
    id: step
    required property PostcardView view
    required property var words
    required property bool shown

    opacity: shown ? 1 : 0
    visible: opacity > 0
    enabled: shown
    Behavior on opacity {
        NumberAnimation {
            duration: Theme.swift_ms
        }
    }
}
