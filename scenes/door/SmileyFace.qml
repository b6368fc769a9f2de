pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Shapes
import scenes.look

// A very large face to press: a lit lantern that smiles, or a calm moon that does not. `resting` takes no press.
Item {
    id: face
    required property bool smiling
    property string first: ""
    property string second: ""
    property bool english: false
    property bool resting: false
    property bool chosen: false
    property real size: 400
    signal pressed

    implicitWidth: size
    implicitHeight: size + label.implicitHeight + 20 * Theme.u
    activeFocusOnTab: true
    Accessible.role: Accessible.Button
    Accessible.name: face.first
    Accessible.onPressAction: face.take()
    Keys.onReturnPressed: face.take()

    function take(): void {
        if (!resting)
            pressed();
    }

    Image {
        anchors.centerIn: disc
        width: 1.9 * face.size
        height: width
        source: "../../assets/door/glow.webp"
        asynchronous: true
        visible: face.smiling
        opacity: face.chosen ? 1 : face.resting ? 0.25 : 0.6
        Behavior on opacity {
            NumberAnimation {
                duration: Theme.calm_ms
            }
        }
    }
    Item {
        id: disc
        width: face.size
        height: face.size
        opacity: face.resting && !face.chosen ? 0.4 : 1
        scale: area.pressed && !face.resting ? 0.95 : face.chosen ? 1.04 : 1
        Behavior on scale {
            NumberAnimation {
                duration: 120
            }
        }
        Behavior on opacity {
            NumberAnimation {
                duration: Theme.calm_ms
            }
        }
        Rectangle {
            anchors.fill: parent
            radius: width / 2
            border.width: Math.max(1, 0.014 * width)
            border.color: face.smiling ? "#fff0c4" : "#dfe6ea"
            gradient: Gradient {
                GradientStop {
                    position: 0
                    color: face.smiling ? "#ffdf92" : "#c9d5dc"
                }
                GradientStop {
                    position: 1
                    color: face.smiling ? "#eda23c" : "#8ea3b0"
                }
            }
        }
        Shape {
            width: 100
            height: 100
            scale: face.size / 100
            transformOrigin: Item.TopLeft
            preferredRendererType: Shape.CurveRenderer
            ShapePath {
                strokeWidth: 6
                strokeColor: face.smiling ? "#5a2f0c" : "#22323d"
                fillColor: "transparent"
                capStyle: ShapePath.RoundCap
                joinStyle: ShapePath.RoundJoin
                PathSvg {
                    path: face.smiling ? "M 25 43 Q 33 32 41 43 M 59 43 Q 67 32 75 43 M 26 59 Q 50 89 74 59" : "M 33 38 L 33 44 M 67 38 L 67 44 M 35 67 L 65 67"
                }
            }
        }
    }
    Said {
        id: label
        anchors.top: disc.bottom
        anchors.topMargin: 20 * Theme.u
        anchors.horizontalCenter: disc.horizontalCenter
        width: face.size
        align: Text.AlignHCenter
        display: true
        first: face.first
        second: face.second
        english: face.english
        size: (face.english ? 48 : 56) * Theme.u
        secondSize: 36 * Theme.u
        spacing: 0
    }
    MouseArea {
        id: area
        anchors.fill: parent
        onClicked: face.take()
    }
}
