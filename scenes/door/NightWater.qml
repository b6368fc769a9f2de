pragma ComponentBehavior: Bound
import QtQuick
import scenes.look

// Dark water at night with a little moving light on it. It moves in small steps, and stands still on a machine that can't
// keep up, so that the doors' cameras keep their share. `dim` 0..1 takes the light away.
Item {
    id: water
    property real dim: 0
    property bool keepsUp: true
    property real drift: 0
    clip: true

    Rectangle {
        anchors.fill: parent
        color: "#0b1722"
    }
    Image {
        anchors.fill: parent
        source: "../../assets/door/water.webp"
        fillMode: Image.PreserveAspectCrop
        asynchronous: true
    }
    // A trial of the first seconds: a tenth of them at half the frames a screen shows is too slow.
    Timer {
        id: trial
        interval: 3000
        running: water.visible
    }
    FrameAnimation {
        property int slow: 0
        running: trial.running && water.keepsUp
        onTriggered: {
            slow = smoothFrameTime > 0.033 ? slow + 1 : 0;
            if (slow > 8)
                water.keepsUp = false;
        }
    }
    Timer {
        interval: 66
        repeat: true
        running: water.visible && water.keepsUp && water.dim < 1
        onTriggered: water.drift = (water.drift + 0.00035) % 1
    }
    // Wide enough for any screen, twice beside itself, so that it goes round and round.
    Row {
        id: light
        readonly property real round: Math.max(water.width, 2 * water.height)
        x: -water.drift * round
        opacity: (1 - water.dim) * (0.72 + 0.28 * Math.sin(24 * Math.PI * water.drift))
        Repeater {
            model: 2
            Image {
                width: light.round
                height: water.height
                source: "../../assets/door/glints.webp"
                asynchronous: true
            }
        }
    }
    Rectangle {
        anchors.fill: parent
        color: Theme.night
        opacity: 0.55 * water.dim
    }
}
