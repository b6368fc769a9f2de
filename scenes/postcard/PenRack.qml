pragma ComponentBehavior: Bound
import QtQuick
import KioskBridge
import scenes.look

// Three pens and the eraser hang from a bamboo rail; the one in use is drawn out and stands in the light.
Item {
    id: rack
    required property InkView inkView
    required property var words
    readonly property color ink: (inkView.inks.find(one => one.ink === inkView.ink) ?? {
            colour: "#22201d"
        }).colour
    implicitHeight: 330 * Theme.u

    Rectangle {
        id: rail
        width: parent.width
        height: 26 * Theme.u
        radius: height / 2
        border.width: Math.max(1, Theme.u)
        border.color: "#3a2a1c"
        gradient: Gradient {
            GradientStop {
                position: 0
                color: "#caa061"
            }
            GradientStop {
                position: 0.35
                color: "#a57c42"
            }
            GradientStop {
                position: 1
                color: "#5b4022"
            }
        }
        Repeater {
            model: 3
            Rectangle {
                required property int index
                x: (index + 1) * rail.width / 4 - width / 2
                width: 5 * Theme.u
                height: rail.height
                color: "#664a2b"
                radius: 2 * Theme.u
            }
        }
    }
    Row {
        anchors.fill: parent
        anchors.topMargin: 18 * Theme.u
        Repeater {
            model: ["brush", "fountain", "crayon", "eraser"]
            Item {
                id: place
                required property string modelData
                readonly property bool rubber: modelData === "eraser"
                readonly property bool chosen: rubber ? rack.inkView.erasing : !rack.inkView.erasing && rack.inkView.pen === modelData
                readonly property string name: rack.words["pen_" + modelData]
                objectName: "booth-pen-" + modelData
                width: rack.width / 4
                height: parent.height
                activeFocusOnTab: true
                Accessible.role: Accessible.RadioButton
                Accessible.name: place.name
                Accessible.checked: place.chosen
                Accessible.onPressAction: place.take()
                Keys.onReturnPressed: place.take()
                function take(): void {
                    if (rubber)
                        rack.inkView.takeEraser();
                    else
                        rack.inkView.takePen(modelData);
                }

                Rectangle {
                    anchors.fill: parent
                    anchors.margins: 3 * Theme.u
                    anchors.topMargin: 12 * Theme.u
                    visible: place.chosen
                    radius: 12 * Theme.u
                    border.width: Math.max(1, 2 * Theme.u)
                    border.color: Theme.brass
                    gradient: Gradient {
                        GradientStop {
                            position: 0
                            color: "#0af0d79a"
                        }
                        GradientStop {
                            position: 1
                            color: "#59f0d79a"
                        }
                    }
                }
                PenPicture {
                    width: parent.width
                    height: 252 * Theme.u
                    y: place.chosen ? 12 * Theme.u : 0
                    opacity: place.chosen || hand.pressed ? 1 : 0.72
                    kind: place.modelData
                    ink: rack.ink
                    Behavior on y {
                        NumberAnimation {
                            duration: Theme.swift_ms
                            easing.type: Easing.OutBack
                        }
                    }
                }
                Text {
                    anchors.horizontalCenter: parent.horizontalCenter
                    anchors.bottom: parent.bottom
                    anchors.bottomMargin: 10 * Theme.u
                    width: parent.width - 8 * Theme.u
                    horizontalAlignment: Text.AlignHCenter
                    fontSizeMode: Text.HorizontalFit
                    minimumPixelSize: 18 * Theme.u
                    text: place.name
                    color: place.chosen ? Theme.brassLight : Theme.lightSoft
                    font.family: Theme.sans
                    font.weight: Font.Medium
                    font.pixelSize: Theme.small
                }
                MouseArea {
                    id: hand
                    anchors.fill: parent
                    onClicked: place.take()
                }
            }
        }
    }
}
