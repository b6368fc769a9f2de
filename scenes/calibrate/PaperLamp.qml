pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Shapes
import scenes.look

// A paper lantern that is not lit: it stands for a person, and says nothing of what the camera thinks.
Item {
    id: lamp
    implicitWidth: 150
    implicitHeight: width * 1.5

    Rectangle {
        anchors.horizontalCenter: parent.horizontalCenter
        width: parent.width * 0.03
        height: parent.height * 0.12
        color: Theme.brassDark
    }
    Rectangle {
        id: body
        y: parent.height * 0.15
        width: parent.width
        height: parent.height * 0.62
        radius: width * 0.42
        border.width: Math.max(1, parent.width * 0.012)
        border.color: "#b99d6c"
        gradient: Gradient {
            orientation: Gradient.Horizontal
            GradientStop {
                position: 0
                color: "#cfb98d"
            }
            GradientStop {
                position: 0.4
                color: "#efe2c4"
            }
            GradientStop {
                position: 1
                color: "#c3a977"
            }
        }
        Shape {
            anchors.fill: parent
            preferredRendererType: Shape.CurveRenderer
            ShapePath {
                strokeColor: "#66806238"
                strokeWidth: Math.max(1, lamp.width * 0.011)
                fillColor: "transparent"
                startX: body.width * 0.5
                startY: 0
                PathLine {
                    x: body.width * 0.5
                    y: body.height
                }
                PathMove {
                    x: body.width * 0.44
                    y: 0
                }
                PathQuad {
                    x: body.width * 0.44
                    y: body.height
                    controlX: body.width * 0.02
                    controlY: body.height * 0.5
                }
                PathMove {
                    x: body.width * 0.56
                    y: 0
                }
                PathQuad {
                    x: body.width * 0.56
                    y: body.height
                    controlX: body.width * 0.98
                    controlY: body.height * 0.5
                }
            }
        }
    }
    Repeater {
        model: 2
        Rectangle {
            required property int index
            anchors.horizontalCenter: parent?.horizontalCenter
            y: index === 0 ? body.y - height * 0.6 : body.y + body.height - height * 0.4
            width: lamp.width * 0.46
            height: lamp.height * 0.055
            radius: height * 0.3
            color: Theme.brassDark
        }
    }
    Repeater {
        model: 5
        Rectangle {
            required property int index
            x: lamp.width * (0.41 + 0.04 * index) - width / 2
            y: body.y + body.height + lamp.height * 0.03
            width: lamp.width * 0.014
            height: lamp.height * (index % 2 ? 0.18 : 0.2)
            color: "#9a7a3c"
        }
    }
}
