pragma ComponentBehavior: Bound
import QtQuick

// The sky of the hour over the far bank: a picture wider than the screen. The light stays where it is while the ship goes
// `along` the shore (0..1), and the clouds go slowly to and fro while `drift` grows (in widths of the screen).
Item {
    id: sky
    required property LightColors colors
    property real drift: 0
    property real along: 0
    // The weave of ripples for the river.
    readonly property Item ripples: weave
    readonly property real share: 0.2 + 0.6 * Math.max(0, Math.min(1, along)) + 0.2 * Math.sin(drift / 0.12)
    readonly property string wanted: colors.light
    property list<string> halves: ["", ""]
    property int front: 0
    property real comingShare: 0

    onWantedChanged: if (!fade.running)
        ask()
    Component.onCompleted: ask()

    function ask(): void {
        if (halves[front] === "") {
            halves[front] = wanted;
        } else {
            halves[1 - front] = wanted === halves[front] ? "" : wanted;
        }
    }

    Weave {
        id: weave
    }
    NumberAnimation {
        id: fade
        target: sky
        property: "comingShare"
        from: 0
        to: 1
        duration: sky.colors.fadeMs
        easing.type: Easing.InOutSine
        onFinished: {
            const gone = sky.front;
            sky.front = 1 - gone;
            sky.comingShare = 0;
            sky.halves[gone] = "";
            sky.ask();
        }
    }

    component Half: Image {
        required property int which
        width: Math.ceil(sky.width * 1.6)
        height: Math.ceil(sky.height)
        // At whole pixels, as the shore.
        x: Math.round(-sky.width * 0.6 * sky.share)
        sourceSize: Qt.size(width * Screen.devicePixelRatio, height * Screen.devicePixelRatio)
        z: which === sky.front ? 0 : 1
        opacity: which === sky.front ? 1 : sky.comingShare
        visible: opacity > 0
        // Wanted with the first frame; the next light's picture can wait.
        asynchronous: which !== sky.front
        onStatusChanged: if (status === Image.Ready && which !== sky.front)
            fade.start()
        source: sky.halves[which] ? "../../assets/panorama/sky/" + sky.halves[which] + ".webp" : ""
        cache: false
    }
    Half {
        which: 0
    }
    Half {
        which: 1
    }
    Loader {
        active: sky.colors.stars > 0
        anchors.fill: parent
        opacity: sky.colors.stars
        z: 2
        sourceComponent: NightSky {
            along: sky.along
        }
    }
}
