import QtQuick

// A sand-carved picture lit live: `lampX`, `lampY` in 0..1 of the picture; `cover` 1 = smooth sand, 0 = all brushed away.
Item {
    id: relief
    property url picture
    property real lampX: 0.22
    property real lampY: 0.12
    property real lampHeight: 0.62
    property real cover: 0
    // The resting screen's picture is there with its first frame; others are made ready beside the drawing.
    property bool atOnce: false
    property real shadeTop: 0
    property real shadeBottom: 0
    readonly property bool ready: loaded.status === Image.Ready

    Image {
        id: loaded
        anchors.fill: parent
        source: relief.picture
        asynchronous: !relief.atOnce
        visible: false
        smooth: true
        mipmap: false
        sourceSize: Qt.size(1920, 1080)
        fillMode: Image.PreserveAspectCrop
    }
    Rectangle {
        anchors.fill: parent
        color: "#6b5134"
        visible: !sand.visible
    }
    ShaderEffect {
        id: sand
        anchors.fill: parent
        visible: relief.ready
        blending: false
        property var source: loaded
        property point lamp: Qt.point(relief.lampX, relief.lampY)
        property real lampHeight: relief.lampHeight
        property real aspect: width / Math.max(1, height)
        property real cover: relief.cover
        property real grains: 540
        property real shadeTop: relief.shadeTop
        property real shadeBottom: relief.shadeBottom
        fragmentShader: "sand.frag.qsb"
    }
}
