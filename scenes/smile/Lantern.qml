import QtQuick

// A lantern that came just now: set afloat large and near its bank, it drifts to its place, bobs there, and is then
// handed to the picture.
Item {
    id: lantern
    required property int number
    required property string mood
    required property bool leaving
    // Its foot at rest, in parts of the river; its flower's width in parts of the river's width.
    required property real restX
    required property real restY
    required property real flower
    required property bool gone
    required property size river
    // The part of the river's width, about its middle, that is not cut off.
    required property real seen
    signal rested
    signal faded

    readonly property real unit: river.width / 1920
    property real way: 0
    // The nearer the bank, the more it stands out: it begins at least this large.
    readonly property real firstWidth: Math.max(flower * river.width * 1.5, 132 * unit)
    readonly property real wide: firstWidth + (flower * river.width - firstWidth) * way
    readonly property real aside: seen * (0.44 - 0.16 * ((number * 0.618034) % 1))
    readonly property real startX: leaving ? 0.5 + aside : 0.5 - aside

    x: river.width * (startX + (restX - startX) * way)
    y: river.height * (0.855 + (restY - 0.855) * way)
    z: restY
    opacity: 0

    // A ring on the water, where it was set down.
    Rectangle {
        id: ring
        property real spread
        width: lantern.wide * (0.7 + 1.9 * spread)
        height: width
        x: -width / 2
        y: -height / 2
        radius: width / 2
        color: "transparent"
        border.width: Math.max(1, 2.2 * lantern.unit)
        border.color: lantern.mood.startsWith("smile") ? "#ffd9a0" : "#aab4d8"
        opacity: 0.6 * (1 - spread)
        visible: spread > 0 && spread < 1
        transform: Scale {
            origin.y: ring.height / 2
            yScale: 0.3
        }
        NumberAnimation on spread {
            from: 0.01
            to: 1
            duration: 2400
            easing.type: Easing.OutQuad
        }
    }
    Image {
        id: paper
        readonly property real side: lantern.wide / 0.4
        source: "../../assets/smile/lantern-" + lantern.mood + ".webp"
        // Between its first size and its last: neither needs a smaller copy.
        sourceSize.width: 160
        sourceSize.height: 160
        width: side
        height: side
        x: -side / 2
        y: -0.56 * side + bob.lift
    }
    QtObject {
        id: bob
        property real lift: 0
    }
    SequentialAnimation {
        running: true
        NumberAnimation {
            target: lantern
            property: "opacity"
            to: 1
            duration: 350
        }
        PauseAnimation {
            duration: 900
        }
        NumberAnimation {
            target: lantern
            property: "way"
            to: 1
            duration: 8000
            easing.type: Easing.InOutSine
        }
        SequentialAnimation {
            NumberAnimation {
                target: bob
                property: "lift"
                to: -0.05 * lantern.wide
                duration: 1500
                easing.type: Easing.InOutSine
            }
            NumberAnimation {
                target: bob
                property: "lift"
                to: 0
                duration: 1500
                easing.type: Easing.InOutSine
            }
        }
        ScriptAction {
            script: lantern.rested()
        }
    }
    NumberAnimation {
        running: lantern.gone
        target: lantern
        property: "opacity"
        to: 0
        duration: 600
        onFinished: lantern.faded()
    }
}
