pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Shapes
import KioskBridge
import scenes.look

// Turn the wheel: a ship's wheel goes along, and an arc each way fills until it was turned far enough.
Question {
    id: question
    required property MorningView view
    required property var words
    readonly property var wheel: view.wheel
    readonly property real diameter: Math.min(dial.width * 0.62, dial.height)

    ask: words.wheel_ask
    how: words.wheel_how
    answers: BrassButton {
        objectName: "check-wheel-none"
        dark: true
        quiet: true
        text: question.words.wheel_none
        onClicked: question.view.answer("wheel", false)
    }

    Item {
        id: dial
        anchors.fill: parent

        // From the top a quarter and a half to each side.
        component Reach: Shape {
            id: reach
            property real share: 0
            property int way: 1
            anchors.centerIn: parent
            width: question.diameter
            height: width
            preferredRendererType: Shape.CurveRenderer
            ShapePath {
                strokeColor: Theme.paperShade
                strokeWidth: 22 * Theme.u
                fillColor: "transparent"
                capStyle: ShapePath.RoundCap
                PathAngleArc {
                    centerX: reach.width / 2
                    centerY: reach.height / 2
                    radiusX: reach.width / 2 - 14 * Theme.u
                    radiusY: radiusX
                    startAngle: -90 + reach.way * 9
                    sweepAngle: reach.way * 126
                }
            }
            ShapePath {
                strokeColor: reach.share >= 1 ? "#3f6b4a" : Theme.brass
                strokeWidth: reach.share > 0 ? 22 * Theme.u : -1
                fillColor: "transparent"
                capStyle: ShapePath.RoundCap
                PathAngleArc {
                    centerX: reach.width / 2
                    centerY: reach.height / 2
                    radiusX: reach.width / 2 - 14 * Theme.u
                    radiusY: radiusX
                    startAngle: -90 + reach.way * 9
                    sweepAngle: reach.way * Math.max(0.5, 126 * reach.share)
                }
            }
        }
        Reach {
            objectName: "check-wheel-left"
            share: question.wheel.left
            way: -1
        }
        Reach {
            objectName: "check-wheel-right"
            share: question.wheel.right
        }
        Item {
            id: helm
            anchors.centerIn: parent
            width: question.diameter - 116 * Theme.u
            height: width
            rotation: question.wheel.endless ? question.wheel.rolled * 360 : question.wheel.at * 126
            Behavior on rotation {
                SmoothedAnimation {
                    velocity: -1
                    duration: 160
                }
            }
            Repeater {
                model: 8
                Item {
                    id: spoke
                    required property int index
                    anchors.fill: parent
                    rotation: 45 * index
                    Rectangle {
                        anchors.horizontalCenter: parent.horizontalCenter
                        width: 15 * Theme.u
                        height: parent.height / 2
                        radius: width / 2
                        // The king spoke, by which a helmsman knows the wheel's middle.
                        color: spoke.index === 0 ? Theme.cinnabar : Theme.bambooLight
                    }
                }
            }
            Rectangle {
                anchors.centerIn: parent
                width: parent.width * 0.72
                height: width
                radius: width / 2
                color: "transparent"
                border.width: 30 * Theme.u
                border.color: Theme.bambooLight
                Rectangle {
                    anchors.fill: parent
                    anchors.margins: 12 * Theme.u
                    radius: width / 2
                    color: "transparent"
                    border.width: Math.max(1, 4 * Theme.u)
                    border.color: Theme.brass
                }
            }
            Rectangle {
                anchors.centerIn: parent
                width: parent.width * 0.24
                height: width
                radius: width / 2
                color: Theme.brass
                border.width: 5 * Theme.u
                border.color: Theme.brassDark
            }
        }
        component Way: Words {
            property bool done: false
            anchors.verticalCenter: parent.verticalCenter
            display: true
            color: done ? "#3f6b4a" : Theme.inkSoft
            font.pixelSize: 44 * Theme.u
            lineHeight: 1
        }
        Way {
            anchors.right: helm.left
            anchors.rightMargin: 100 * Theme.u
            text: question.words.wheel_left
            done: question.wheel.left >= 1
        }
        Way {
            anchors.left: helm.right
            anchors.leftMargin: 100 * Theme.u
            text: question.words.wheel_right
            done: question.wheel.right >= 1
        }
    }
}
