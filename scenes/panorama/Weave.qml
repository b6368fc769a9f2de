import QtQuick

// A woven sheet that repeats without a seam: its green channel makes ripples.
ShaderEffectSource {
    id: weave
    sourceItem: threads
    wrapMode: ShaderEffectSource.Repeat
    live: false
    visible: false
    width: 1
    height: 1

    Image {
        id: threads
        source: "../../assets/panorama/ship/clouds.webp"
        visible: false
        onStatusChanged: weave.scheduleUpdate()
    }
}
