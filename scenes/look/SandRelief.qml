import QtQuick

// A sand-carved picture lit live. `picture`: its files without their endings; places are 0..1 of the picture.
// `loose` shows the sand on top that `cover` holds; the fingers are lights: x, y, strength.
Item {
    id: relief
    property string picture: ""
    property real lampX: 0.22
    property real lampY: 0.12
    property real lampHeight: 0.62
    property real lampPower: 1
    property rect shown: Qt.rect(0, 0, 1, 1)
    property Item cover: null
    property real loose: 0
    property vector4d finger0
    property vector4d finger1
    property vector4d finger2
    property vector4d finger3
    property vector4d finger4
    // The resting screen's picture is there with its first frame; others are made ready beside the drawing.
    property bool atOnce: false
    property real shadeTop: 0
    property real shadeBottom: 0
    // Part of the full resolution that is drawn; lowered by itself where a machine can't keep up while light or sand moves.
    property real fineness: 1
    property bool moving: false
    property real slowS: 0.055
    // Qt's plain software scene graph runs no shaders: a still stands in, lit once and for all.
    readonly property bool alive: GraphicsInfo.api !== GraphicsInfo.Software
    readonly property bool ready: alive ? carved.status === Image.Ready && horizon.status === Image.Ready : still.status === Image.Ready
    readonly property bool missing: carved.status === Image.Error || horizon.status === Image.Error

    Image {
        id: carved
        source: relief.picture ? relief.picture + "-light.webp" : ""
        asynchronous: !relief.atOnce
        visible: false
        cache: false
    }
    Image {
        id: horizon
        source: relief.picture ? relief.picture + "-shadow.webp" : ""
        asynchronous: !relief.atOnce
        visible: false
        cache: false
    }
    FrameAnimation {
        property int slow: 0
        running: relief.moving && relief.ready && relief.visible && relief.fineness === 1
        onTriggered: {
            slow = smoothFrameTime > relief.slowS ? slow + 1 : 0;
            if (slow > 15)
                relief.fineness = 0.5;
        }
    }
    Rectangle {
        anchors.fill: parent
        color: "#6b5134"
        visible: !sand.visible
    }
    Image {
        id: still
        anchors.fill: parent
        source: relief.picture && !relief.alive ? relief.picture + "-lit.webp" : ""
        asynchronous: !relief.atOnce
        fillMode: Image.PreserveAspectCrop
        visible: !relief.alive
        Rectangle {
            width: parent.width
            height: parent.height * relief.shadeTop
            gradient: Gradient {
                GradientStop {
                    position: 0
                    color: "#b8120d0a"
                }
                GradientStop {
                    position: 1
                    color: "#00120d0a"
                }
            }
        }
        Rectangle {
            anchors.bottom: parent.bottom
            width: parent.width
            height: parent.height * relief.shadeBottom
            gradient: Gradient {
                GradientStop {
                    position: 0
                    color: "#00120d0a"
                }
                GradientStop {
                    position: 0.5
                    color: "#c8120d0a"
                }
                GradientStop {
                    position: 1
                    color: "#f4120d0a"
                }
            }
        }
    }
    ShaderEffect {
        id: sand
        anchors.fill: parent
        visible: relief.ready && relief.alive
        blending: false
        layer.enabled: relief.fineness < 1
        layer.smooth: true
        layer.textureSize: Qt.size(Math.round(width * relief.fineness), Math.round(height * relief.fineness))
        property var source: carved
        property var shadow: horizon
        property var cover: relief.cover ?? horizon
        property vector4d finger0: relief.finger0
        property vector4d finger1: relief.finger1
        property vector4d finger2: relief.finger2
        property vector4d finger3: relief.finger3
        property vector4d finger4: relief.finger4
        property vector4d window: Qt.vector4d(relief.shown.x, relief.shown.y, relief.shown.width, relief.shown.height)
        property point lamp: Qt.point(relief.lampX, relief.lampY)
        property real lampHeight: relief.lampHeight
        property real lampPower: relief.lampPower
        property real aspect: width / Math.max(1, height)
        // Grains keep their place on the sand and nearly their size on the screen.
        property real grains: 540 * Math.pow(2, Math.round(Math.log2(1 / Math.max(0.1, relief.shown.width))))
        property real loose: relief.loose
        property real lights: finger4.z > 0 ? 5 : finger3.z > 0 ? 4 : finger2.z > 0 ? 3 : finger1.z > 0 ? 2 : finger0.z > 0 ? 1 : 0
        property real shadeTop: relief.shadeTop
        property real shadeBottom: relief.shadeBottom
        fragmentShader: loose > 0 || lights > 0 ? "sand-touched.frag.qsb" : "sand.frag.qsb"
    }
}
