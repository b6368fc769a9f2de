pragma ComponentBehavior: Bound
import QtQuick
import KioskBridge
import scenes.look

// Sailing along the shore by wheel, finger, mouse wheel or keys; every plate opens a building's past and present.
Scene {
    id: scene
    required property PanoramaView view
    readonly property var words: house.words.panorama
    readonly property real ppm: view.strip.pxPerM * 1.2 * Theme.u
    readonly property real quayY: height - insetBottom - 420 * Theme.u
    readonly property real waterY: quayY - view.strip.waterM * ppm
    readonly property bool reading: view.building >= 0
    readonly property var opened: reading ? view.buildings[view.building] : null
    readonly property bool drawing: frames.running
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
            scene.waterS += Math.min(frameTime, 0.1) * scene.flow;
            if (scene.view.framesNeeded)
                scene.view.frame();
        }
    }

    focus: true
    Keys.onLeftPressed: view.stepWheel(-1)
    Keys.onRightPressed: view.stepWheel(1)

    DuskSky {
        id: sky
        width: scene.width
        height: scene.quayY + 2
        drift: scene.waterS * 0.0016
        turn: scene.view.positionM / scene.view.shoreM
    }
    Item {
        id: bank
        width: scene.width
        height: scene.waterY
        Item {
            x: scene.width / 2
            y: scene.quayY
            ShoreLayer {
                strip: scene.view.strip.far
                ppm: scene.ppm
                positionM: scene.view.positionM
                screenWidth: scene.width
            }
            ShoreLayer {
                strip: scene.view.strip.shore
                ppm: scene.ppm
                positionM: scene.view.positionM
                screenWidth: scene.width
            }
        }
    }
    River {
        // A little under the wall: its lowest rows are half transparent.
        y: scene.waterY - 6 * Theme.u
        z: -1
        width: scene.width
        height: rail.y + 4 * Theme.u - y
        mirrored: bank
        mirroredRect: Qt.rect(0, scene.waterY - height, width, height)
        ripples: sky.texture
        time: scene.waterS
        way: scene.view.positionM * scene.ppm / Math.max(1, scene.width)
        turn: sky.turn
    }

    // The shore in the hand: a press holds the ship, eight pixels make a drag, less is a tap on what lies under the finger.
    MouseArea {
        id: shoreHand
        anchors.fill: parent
        anchors.topMargin: scene.insetTop
        preventStealing: true
        property real fromX: 0
        property real lastX: 0
        property bool dragging: false
        property real speedPxMs: 0
        property real lastMs: 0

        onPressed: mouse => {
            fromX = lastX = mouse.x;
            dragging = false;
            speedPxMs = 0;
            lastMs = Date.now();
            scene.view.grab();
        }
        onPositionChanged: mouse => {
            if (!dragging && Math.abs(mouse.x - fromX) < 8)
                return;
            dragging = true;
            const now = Date.now();
            const ms = Math.max(1, now - lastMs);
            const keep = Math.exp(-ms / 40);
            speedPxMs = speedPxMs * keep + (mouse.x - lastX) / ms * (1 - keep);
            scene.view.drag((lastX - mouse.x) / scene.ppm);
            lastX = mouse.x;
            lastMs = now;
        }
        onReleased: mouse => {
            const resting = Date.now() - lastMs > 90;
            scene.view.release(dragging && !resting ? -speedPxMs * 1000 / scene.ppm : 0);
            if (!dragging)
                scene.view.openBuilding(scene.placeAt(mouse.x, mouse.y + y));
        }
        onCanceled: scene.view.release(0)
        onWheel: wheel => {
            const notches = Math.abs(wheel.angleDelta.x) > Math.abs(wheel.angleDelta.y) ? -wheel.angleDelta.x : -wheel.angleDelta.y;
            scene.view.stepWheel(notches / 120);
        }
    }

    Item {
        id: marks
        x: scene.width / 2 - scene.view.positionM * scene.ppm
        y: scene.quayY
        Repeater {
            id: plates
            model: scene.view.buildings
            PlaceMark {
                required property var modelData
                required property int index
                x: modelData.x * scene.ppm
                // Never under the bar or the scale, however tall the building.
                y: Math.max(-modelData.z * scene.ppm, scene.insetTop + 300 * Theme.u - scene.quayY)
                handle: "building-" + modelData.id
                name: modelData.name[scene.house.language]
                line: sought ? scene.words.in_the_story : scene.words.past_and_present
                star: modelData.star
                ahead: index === scene.view.ahead
                sought: index === scene.view.sought
                z: sought ? 1 : 0
            }
        }
    }

    ShoreScale {
        x: 96 * Theme.u
        y: scene.insetTop + 28 * Theme.u
        width: scene.width - 192 * Theme.u
        buildings: scene.view.buildings
        shoreM: scene.view.shoreM
        positionM: scene.view.positionM
        ahead: scene.view.ahead
        begin: scene.words.begin
        end: scene.words.end
    }

    // The deck under a bar that stands below.
    Rectangle {
        anchors.bottom: parent.bottom
        width: scene.width
        height: scene.insetBottom
        color: Theme.night
    }
    Image {
        id: rail
        y: scene.height - scene.insetBottom - height
        width: scene.width
        height: 176 * Theme.u
        source: "../../assets/panorama/ship/rail.webp"
        sourceSize.width: Math.ceil(scene.width)
        fillMode: Image.PreserveAspectCrop
        verticalAlignment: Image.AlignTop
    }
    Item {
        id: coming
        readonly property var place: scene.view.ahead >= 0 ? scene.view.buildings[scene.view.ahead] : null
        readonly property real awayM: place ? Math.abs(place.x - scene.view.positionM) : 0
        visible: place !== null
        anchors.verticalCenter: rail.verticalCenter
        anchors.verticalCenterOffset: 46 * Theme.u
        anchors.right: parent.right
        anchors.rightMargin: 72 * Theme.u
        width: scene.width / 2 - helm.width / 2 - 110 * Theme.u
        height: comingWords.height
        Column {
            id: comingWords
            width: parent.width
            Text {
                width: parent.width
                horizontalAlignment: Text.AlignRight
                text: coming.awayM < 60 ? scene.words.here : scene.words.next + " " + Math.round(coming.awayM / 10) * 10 + " " + scene.words.metres
                color: Theme.lightSoft
                font.family: Theme.sans
                font.pixelSize: Theme.small
                lineHeight: 0.8
            }
            Text {
                width: parent.width
                horizontalAlignment: Text.AlignRight
                text: coming.place ? coming.place.name[scene.house.language] : ""
                color: Theme.brassLight
                font.family: Theme.serif
                font.weight: Font.DemiBold
                font.pixelSize: 40 * Theme.u
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: 24 * Theme.u
                lineHeight: 0.85
            }
        }
    }
    Words {
        anchors.left: parent.left
        anchors.leftMargin: 72 * Theme.u
        anchors.verticalCenter: coming.verticalCenter
        width: scene.width / 2 - helm.width / 2 - 110 * Theme.u
        text: scene.words.hint
        color: Theme.lightSoft
        font.pixelSize: Theme.small
    }
    Helm {
        id: helm
        width: 470 * Theme.u
        height: width
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.verticalCenter: rail.top
        anchors.verticalCenterOffset: 66 * Theme.u
        steer: scene.view.steer
        onPushed: steps => scene.view.stepWheel(steps)
    }

    BuildingCard {
        id: card
        anchors.fill: parent
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

    // The building whose plate or walls lie at this place of the scene, or -1.
    function placeAt(x: real, y: real): int {
        for (let i = plates.count - 1; i >= 0; --i) {
            const mark = plates.itemAt(i) as PlaceMark;
            const px = x - marks.x - mark.x - mark.plateRect.x;
            const py = y - marks.y - mark.y - mark.plateRect.y;
            if (px >= 0 && px <= mark.plateRect.width && py >= 0 && py <= mark.plateRect.height)
                return i;
        }
        const metres = (x - marks.x) / scene.ppm;
        const up = (scene.quayY - y) / scene.ppm;
        for (let i = view.buildings.length - 1; i >= 0; --i) {
            const boxes = view.buildings[i].tap;
            for (let k = boxes.length - 1; k >= 0; --k) {
                const box = boxes[k];
                if (metres >= box[0] && metres <= box[1] && up >= box[2] && up <= box[3])
                    return i;
            }
        }
        return -1;
    }
}
