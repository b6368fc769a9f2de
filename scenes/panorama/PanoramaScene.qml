pragma ComponentBehavior: Bound
import QtQuick
import KioskBridge
import scenes.look

// 解读滨江: sail along the shore by wheel, finger, mouse wheel or keys; read its buildings then and now; look all round.
Scene {
    id: scene
    required property PanoramaView view
    readonly property var words: scene.house.words.panorama
    readonly property bool reading: view.building >= 0
    readonly property var opened: reading ? view.buildings[view.building] : null
    readonly property bool around: view.round >= 0
    readonly property string light: view.light
    readonly property bool drawing: frames.running
    readonly property alias ppm: sailing.ppm
    readonly property alias quayY: sailing.quayY
    property real waterS: 0
    property real flow: view.framesNeeded ? 1 : 0

    // When the ship rests the water settles, and then nothing is drawn any more.
    Behavior on flow {
        NumberAnimation {
            duration: scene.view.framesNeeded ? 400 : 3000
            easing.type: Easing.OutQuad
        }
    }
    FrameAnimation {
        id: frames
        running: scene.visible && (scene.view.framesNeeded || scene.flow > 0)
        onTriggered: {
            if (!scene.around)
                scene.waterS += Math.min(frameTime, 0.1) * scene.flow;
            if (scene.view.framesNeeded)
                scene.view.frame();
        }
    }

    focus: true
    Keys.onLeftPressed: view.stepWheel(-1)
    Keys.onRightPressed: view.stepWheel(1)

    SailingView {
        id: sailing
        anchors.fill: parent
        visible: sphere.opacity < 1
        view: scene.view
        words: scene.words
        language: scene.house.language
        insetTop: scene.insetTop
        insetBottom: scene.insetBottom
        waterS: scene.waterS
        covered: scene.reading || scene.around
    }
    Loader {
        id: sphere
        // Kept while it fades.
        property int place: -1
        anchors.fill: parent
        active: place >= 0
        opacity: scene.around && item !== null ? 1 : 0
        visible: opacity > 0
        sourceComponent: LookingAround {
            view: scene.view
            words: scene.words
            place: sphere.place
            language: scene.house.language
            insetTop: scene.insetTop
            insetBottom: scene.insetBottom
        }
        Behavior on opacity {
            NumberAnimation {
                duration: Theme.calm_ms
            }
        }
        onOpacityChanged: if (opacity === 0 && !scene.around)
            place = -1
        Binding {
            sphere.place: scene.view.round
            when: scene.around
            restoreMode: Binding.RestoreNone
        }
    }
    BuildingCard {
        id: card
        anchors.fill: parent
        view: scene.view
        words: scene.words
        language: scene.house.language
        shown: scene.reading
        onClosed: scene.view.closeBuilding()
        Binding {
            // Kept while the card fades, so that the words do not vanish before the paper.
            card.building: scene.opened
            when: scene.reading
            restoreMode: Binding.RestoreNone
        }
    }
}
