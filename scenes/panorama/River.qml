pragma ComponentBehavior: Bound
import QtQuick
import KioskBridge

// The river before the quay, from the waterline down: it mirrors the shore and the sky in small waves.
Item {
    id: river
    required property ShorePictures pictures
    required property string light
    required property LightColors colors
    // The ripples of a sky that is there anyway, or null.
    property Item texture: null
    required property real positionM
    required property real ppm
    // The waterline, in metres from the quay's edge upwards (so below zero).
    required property real waterM
    property real time: 0
    property real along: 0

    // What is mirrored is small and coarse, the waves break it anyway; so is the water itself.
    readonly property real mirrorScale: 0.3
    readonly property real waterScale: 0.5

    ShoreStrip {
        id: shore
        width: Math.ceil(river.width * river.mirrorScale)
        height: Math.ceil(river.height * river.mirrorScale)
        visible: false
        pictures: river.pictures
        light: river.light
        positionM: river.positionM
        ppm: river.ppm * river.mirrorScale
        quayY: height + river.waterM * ppm
        coarse: true
    }
    Loader {
        id: own
        active: !river.texture
        sourceComponent: Weave {}
    }
    ShaderEffectSource {
        id: glass
        sourceItem: shore
        visible: false
        width: 1
        height: 1
    }
    ShaderEffect {
        id: water
        width: Math.ceil(river.width * river.waterScale)
        height: Math.ceil(river.height * river.waterScale)
        visible: false
        blending: false
        property var mirror: glass
        property var waves: river.texture ?? own.item
        property real time: river.time
        property real way: river.positionM * river.ppm / Math.max(1, river.width)
        property real aspect: river.width / Math.max(1, river.height)
        property real along: river.along
        property color upper: river.colors.upper
        property color lower: river.colors.lower
        property color horizon: river.colors.horizon
        property color glow: river.colors.glow
        property color deep: river.colors.deep
        property color glint: river.colors.glint
        fragmentShader: "water.frag.qsb"
    }
    ShaderEffectSource {
        anchors.fill: parent
        sourceItem: water
        smooth: true
    }
}
