import QtQuick
import scenes.look

// One passage. Its place on the river follows from its number alone, so the picture stays the same when it is drawn again.
Image {
    id: lantern
    required property int number
    required property string mood
    required property bool leaving
    required property size river

    // Golden-ratio steps spread the lanterns evenly without a pattern the eye can find.
    readonly property real across: (number * 0.618034) % 1
    readonly property real near: (number * 0.754878) % 1

    source: "../../assets/smile/lantern-" + mood + ".webp"
    width: (92 + 150 * near) * Theme.u
    height: width
    x: river.width * (leaving ? 0.52 + 0.42 * across : 0.06 + 0.42 * across) - width / 2
    y: river.height * (0.6 + 0.21 * near) - height * 0.5
    z: near

    Component.onCompleted: arrive.start()
    ParallelAnimation {
        id: arrive
        NumberAnimation {
            target: lantern
            property: "opacity"
            from: 0
            to: 1
            duration: 1600
        }
        NumberAnimation {
            target: drift
            property: "x"
            from: (lantern.leaving ? -120 : 120) * Theme.u
            to: 0
            duration: 4200
            easing.type: Easing.OutCubic
        }
    }
    transform: Translate {
        id: drift
    }
}
