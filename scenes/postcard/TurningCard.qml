import QtQuick
import KioskBridge
import scenes.look

// A finished card that can be turned over, when there is something on its back.
Item {
    id: turning
    required property PostcardView view
    property string front: ""
    property string back: ""
    property bool backUp: false
    onBackChanged: backUp = false

    CardSheet {
        anchors.fill: parent
        view: turning.view
        // The picture changes while the card stands on its edge.
        picture: turn.faceUp && turning.back !== "" ? turning.back : turning.front
        transform: Scale {
            id: turn
            property bool faceUp: false
            origin.x: turning.width / 2
        }
    }
    SequentialAnimation {
        id: over
        NumberAnimation {
            target: turn
            property: "xScale"
            to: 0.02
            duration: Theme.swift_ms
            easing.type: Easing.InQuad
        }
        ScriptAction {
            script: turn.faceUp = turning.backUp
        }
        NumberAnimation {
            target: turn
            property: "xScale"
            to: 1
            duration: Theme.swift_ms
            easing.type: Easing.OutQuad
        }
    }
    onBackUpChanged: over.restart()
    MouseArea {
        anchors.fill: parent
        enabled: turning.back !== ""
        onClicked: turning.backUp = !turning.backUp
    }
}
