pragma ComponentBehavior: Bound
import QtQuick
import KioskBridge

// The view all round at a building, looked at from its middle: `headingDeg` to the right of the shore, `pitchDeg` up,
// `fovDeg` across. Another light, or another building, fades in when it is there.
Item {
    id: view
    required property ShorePictures pictures
    required property string buildingId
    required property string light
    property real headingDeg: 0
    property real pitchDeg: 0
    property real fovDeg: 75
    property int fadeMs: 900
    readonly property bool ready: halves[front] !== "" && settled(front)
    signal tileFailed(string path)

    readonly property string wanted: buildingId + "/" + light
    property list<string> halves: ["", ""]
    property int front: 0
    readonly property int coming: 1 - front
    readonly property bool comingReady: halves[coming] !== "" && settled(coming)
    property real share: 0.003
    property var told: ({})

    onWantedChanged: if (!fade.running)
        ask()
    onComingReadyChanged: if (comingReady && !fade.running)
        fade.start()
    Component.onCompleted: ask()

    function ask(): void {
        if (halves[front] === "")
            halves[front] = wanted;
        else
            halves[coming] = wanted === halves[front] ? "" : wanted;
    }

    function settled(half: int): bool {
        return half < eyes.made && halfAt(half).settled;
    }

    function halfAt(half: int): var {
        return eyes.itemAt(half);
    }

    function tell(url: string): void {
        if (told[url])
            return;
        told[url] = true;
        tileFailed(pictures.pathOf(url));
    }

    NumberAnimation {
        id: fade
        target: view
        property: "share"
        to: 1
        duration: view.fadeMs
        easing.type: Easing.InOutSine
        onFinished: {
            const gone = view.front;
            view.front = view.coming;
            view.share = 0.003;
            view.halves[gone] = "";
            view.ask();
        }
    }

    component Half: Loader {
        id: half
        required property int index
        readonly property var levels: {
            const [buildingId, light] = view.halves[index].split("/");
            return light ? JSON.parse(view.pictures.round(buildingId, light)) : [];
        }
        readonly property bool settled: !active || (item as RoundEye)?.settled === true
        anchors.fill: parent
        active: levels.length > 0
        z: index === view.coming ? 1 : 0
        opacity: index === view.coming ? view.share : 1
        sourceComponent: RoundEye {
            levels: half.levels
            headingDeg: view.headingDeg
            pitchDeg: view.pitchDeg
            fovDeg: view.fovDeg
            dotsPerPx: Screen.devicePixelRatio
            opaque: half.opacity === 1
            onTileFailed: url => view.tell(url)
        }
    }
    Repeater {
        id: eyes
        property int made: 0
        model: 2
        onItemAdded: made++
        Half {}
    }
}
