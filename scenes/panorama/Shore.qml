pragma ComponentBehavior: Bound
import QtQuick
import KioskBridge

// The shore in the chosen light, and over it the shore of the past as far as time has been turned back: the past grows
// out of the building at `middleX` (0..1 of the width) until it stands all around.
Item {
    id: shore
    required property PanoramaView view
    required property real ppm
    required property real quayY
    property real share: 0
    property real middleX: 0.5
    readonly property bool blending: share > 0 && share < 1 && past.item !== null

    ShoreStrip {
        id: today
        anchors.fill: parent
        visible: shore.share < 1 || past.item === null
        pictures: shore.view.pictures
        light: shore.view.light
        positionM: shore.view.positionM
        ppm: shore.ppm
        quayY: shore.quayY
        onTileFailed: path => shore.view.missPicture(path)
    }
    Loader {
        id: past
        anchors.fill: parent
        active: shore.view.hasPast && (shore.view.yearsHeld || shore.share > 0)
        visible: shore.share > 0
        sourceComponent: ShoreStrip {
            pictures: shore.view.pictures
            light: "past"
            positionM: shore.view.positionM
            ppm: shore.ppm
            quayY: shore.quayY
            onTileFailed: path => shore.view.missPicture(path)
        }
    }
    ShaderEffectSource {
        id: nowSheet
        sourceItem: shore.blending ? today : null
        hideSource: shore.blending
        visible: false
        width: 1
        height: 1
    }
    ShaderEffectSource {
        id: thenSheet
        sourceItem: shore.blending ? past : null
        hideSource: shore.blending
        visible: false
        width: 1
        height: 1
    }
    ShaderEffect {
        anchors.fill: parent
        visible: shore.blending
        property var now: nowSheet
        property var then: thenSheet
        property real share: shore.share
        property real middle: shore.middleX
        fragmentShader: "then.frag.qsb"
    }
}
