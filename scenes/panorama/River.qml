import QtQuick

// The river before the quay: mirrors `mirrored` (an item as wide as the river whose lower edge is the waterline).
Item {
    id: river
    required property Item mirrored
    required property rect mirroredRect
    required property Item ripples
    property real time: 0
    property real way: 0
    property real turn: 0

    ShaderEffectSource {
        id: glass
        sourceItem: river.mirrored
        sourceRect: river.mirroredRect
        // The waves break the picture anyway: half its size is enough.
        textureSize: Qt.size(Math.max(1, Math.round(river.width / 2)), Math.max(1, Math.round(river.mirroredRect.height / 2)))
        visible: false
        width: 1
        height: 1
    }
    ShaderEffect {
        anchors.fill: parent
        blending: false
        property var mirror: glass
        property var waves: river.ripples
        property real time: river.time
        property real way: river.way
        property real aspect: width / Math.max(1, height)
        property real reach: 0.98
        property real turn: river.turn
        fragmentShader: "water.frag.qsb"
    }
}
