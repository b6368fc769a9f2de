import QtQuick
import KioskBridge
import scenes.look

// A story told over sand pictures: swipe or tap to turn, the spoken sentence is lit, the lamp drifts while it is told.
Scene {
    id: scene
    required property StoryView view
    readonly property bool told: view.panels.length > view.panel
    property real drift: 0

    SandRelief {
        id: sand
        anchors.fill: parent
        picture: scene.told ? scene.view.panels[scene.view.panel].light : ""
        lampX: 0.30 + 0.22 * Math.sin(scene.drift)
        lampY: 0.16 + 0.05 * Math.cos(scene.drift * 1.7)
        lampHeight: 0.62
        cover: 1
        shadeTop: 0.26
        shadeBottom: (telling.height + 330 * Theme.u + scene.insetBottom) / Math.max(1, height)
        onReadyChanged: if (ready)
            uncover.restart()
    }
    NumberAnimation {
        id: uncover
        target: sand
        property: "cover"
        from: 1
        to: 0
        duration: 1500
        easing.type: Easing.InOutSine
    }
    FrameAnimation {
        running: scene.view.speaking && scene.visible
        onTriggered: scene.drift += frameTime * 0.16
    }

    // Swipe anywhere on the picture turns the panel; a tap on it stops or starts the voice.
    MouseArea {
        id: swipe
        anchors.fill: parent
        property real fromX: 0
        property real fromY: 0
        onPressed: mouse => {
            fromX = mouse.x;
            fromY = mouse.y;
        }
        onReleased: mouse => {
            const dx = mouse.x - fromX;
            const dy = mouse.y - fromY;
            if (Math.abs(dx) > 90 * Theme.u && Math.abs(dx) > Math.abs(dy) * 1.2)
                scene.view.choosePanel(scene.view.panel + (dx < 0 ? 1 : -1));
            else if (Math.abs(dx) < 24 * Theme.u && Math.abs(dy) < 24 * Theme.u)
                scene.view.toggleNarration();
        }
    }

    Words {
        display: true
        anchors.left: parent.left
        anchors.leftMargin: 96 * Theme.u
        y: Theme.lower ? 48 * Theme.u : scene.insetTop - 4 * Theme.u
        text: scene.told ? scene.view.panels[scene.view.panel].heading : ""
        color: Theme.light
        font.pixelSize: 62 * Theme.u
        lineHeight: 1
        style: Text.Raised
        styleColor: "#80120d0a"
    }
    Captions {
        id: telling
        anchors.left: parent.left
        anchors.leftMargin: 96 * Theme.u
        anchors.right: controls.left
        anchors.rightMargin: 56 * Theme.u
        anchors.bottom: timeline.top
        anchors.bottomMargin: 10 * Theme.u
        sentences: scene.view.sentences
        lit: scene.view.sentence
    }
    Timeline {
        id: timeline
        anchors.left: parent.left
        anchors.leftMargin: 84 * Theme.u
        anchors.bottom: parent.bottom
        anchors.bottomMargin: scene.insetBottom + 20 * Theme.u
        count: scene.view.panels.length
        current: scene.view.panel
        title: scene.view.title
        onChosen: index => scene.view.choosePanel(index)
    }
    Row {
        id: controls
        anchors.right: parent.right
        anchors.rightMargin: 72 * Theme.u
        anchors.bottom: parent.bottom
        anchors.bottomMargin: scene.insetBottom + 44 * Theme.u
        spacing: 24 * Theme.u
        RoundButton {
            size: Math.max(Theme.touch, 104 * Theme.u)
            objectName: "story-previous"
            glyph: "‹"
            name: scene.house.words.story.previous
            labelled: true
            enabled: scene.view.panel > 0
            onClicked: scene.view.choosePanel(scene.view.panel - 1)
        }
        RoundButton {
            size: Math.max(Theme.touch, 104 * Theme.u)
            objectName: "story-voice"
            lit: scene.view.speaking
            name: scene.view.speaking ? scene.house.words.story.hush : scene.house.words.story.listen
            labelled: true
            onClicked: scene.view.toggleNarration()
            VoiceSign {
                anchors.centerIn: parent
                speaking: scene.view.speaking
            }
        }
        RoundButton {
            size: Math.max(Theme.touch, 104 * Theme.u)
            objectName: "story-next"
            glyph: "›"
            name: scene.house.words.story.next
            labelled: true
            enabled: scene.view.panel < scene.view.panels.length - 1
            onClicked: scene.view.choosePanel(scene.view.panel + 1)
        }
    }
}
