pragma ComponentBehavior: Bound
import QtQuick
import KioskBridge

// The shore in one light, as wide as this item, with `positionM` in its middle and the quay's edge at `quayY`.
// Tiles come by themselves. Another light is made ready unseen and then fades in, layer over layer.
Item {
    id: shore
    required property ShorePictures pictures
    required property string light
    required property real positionM
    required property real ppm
    required property real quayY
    // Names of the layers to draw, all of them when empty.
    property list<string> layers
    // Only the coarsest size of the pictures.
    property bool coarse: false
    property int fadeMs: 1200
    readonly property bool ready: halves[front] !== "" && settled(front)
    readonly property bool fading: fade.running
    signal tileFailed(string path)

    // Two lights at most are in memory: the one that stands in front, and the one that comes.
    property list<string> halves: ["", ""]
    property int front: 0
    readonly property int coming: 1 - front
    readonly property bool comingReady: halves[coming] !== "" && settled(coming)
    // Not quite nothing: so the coming tiles reach the graphics memory one by one, before the fade begins.
    property real share: 0.003
    property int heading: 1
    property real turnedM: positionM
    property var told: ({})
    property bool eased: false

    onPositionMChanged: {
        // Two metres the other way are a turn, less is the swell.
        const onward = (positionM - turnedM) * heading;
        if (onward < -2)
            heading = -heading;
        if (onward > 0 || onward < -2)
            turnedM = positionM;
    }
    onLightChanged: if (!fade.running)
        ask()
    onComingReadyChanged: if (comingReady && !fade.running)
        fade.start()
    onReadyChanged: if (ready && !eased) {
        eased = true;
        pictures.easeReading();
    }
    Component.onCompleted: ask()

    function ask(): void {
        if (halves[front] === "")
            halves[front] = light;
        else
            halves[coming] = light === halves[front] ? "" : light;
    }

    function settled(half: int): bool {
        for (let at = 0; at < stack.made; ++at) {
            const slot = slotAt(at);
            if (!slot || !(half ? slot.secondSettled : slot.firstSettled))
                return false;
        }
        return stack.made > 0;
    }

    function slotAt(at: int): var {
        return stack.itemAt(at);
    }

    function tell(url: string): void {
        if (told[url])
            return;
        told[url] = true;
        tileFailed(pictures.pathOf(url));
    }

    NumberAnimation {
        id: fade
        target: shore
        property: "share"
        to: 1
        duration: shore.fadeMs
        easing.type: Easing.InOutSine
        onFinished: {
            const gone = shore.front;
            shore.front = shore.coming;
            shore.share = 0.003;
            shore.halves[gone] = "";
            shore.ask();
        }
    }

    component Half: Loader {
        id: half
        required property int which
        required property string name
        readonly property string light: shore.halves[which]
        readonly property var strip: light === "" ? null : JSON.parse(shore.pictures.strip(light, name))
        readonly property bool settled: !active || (item as ShoreLayer)?.settled === true
        anchors.fill: parent
        active: strip !== null
        z: which === shore.coming ? 1 : 0
        opacity: which === shore.coming ? shore.share : 1
        sourceComponent: ShoreLayer {
            strip: half.strip
            positionM: shore.positionM
            ppm: shore.ppm
            quayY: shore.quayY
            heading: shore.heading
            dotsPerPx: Screen.devicePixelRatio
            coarse: shore.coarse
            onTileFailed: url => shore.tell(url)
        }
    }
    component Slot: Item {
        id: slot
        required property string modelData
        readonly property bool firstSettled: first.settled
        readonly property bool secondSettled: second.settled
        Half {
            id: first
            which: 0
            name: slot.modelData
        }
        Half {
            id: second
            which: 1
            name: slot.modelData
        }
    }
    Repeater {
        id: stack
        property int made: 0
        onItemAdded: made++
        onItemRemoved: made--
        model: ["far", "buildings", "garden", "quay"].filter(name => shore.layers.length === 0 || shore.layers.includes(name))
        Slot {
            anchors.fill: parent
        }
    }
}
