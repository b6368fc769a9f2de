pragma ComponentBehavior: Bound
import QtQuick
import KioskBridge
import scenes.look

// Four ink stones, each with its pool; the one in use wears a brass ring. White rests where it could not be seen.
Row {
    id: stones
    required property InkView inkView
    required property var words
    readonly property real size: Math.max(Theme.touch, 88 * Theme.u)

    Repeater {
        model: stones.inkView.inks
        Item {
            id: stone
            required property var modelData
            readonly property string ink: modelData.ink
            readonly property bool chosen: stones.inkView.ink === ink
            objectName: "booth-ink-" + ink
            width: stones.width / 4
            height: stones.size
            enabled: ink !== "white" || stones.inkView.whiteSeen
            opacity: enabled ? 1 : 0.3
            activeFocusOnTab: true
            Accessible.role: Accessible.RadioButton
            Accessible.name: stones.words["ink_" + ink]
            Accessible.checked: stone.chosen
            Accessible.onPressAction: stones.inkView.takeInk(ink)
            Keys.onReturnPressed: stones.inkView.takeInk(ink)

            Rectangle {
                anchors.centerIn: parent
                width: stones.size
                height: width
                radius: width / 2
                scale: stone.chosen ? 1 : 0.86
                gradient: Gradient {
                    GradientStop {
                        position: 0
                        color: "#5a5550"
                    }
                    GradientStop {
                        position: 0.5
                        color: "#35312d"
                    }
                    GradientStop {
                        position: 1
                        color: "#1c1916"
                    }
                }
                border.width: (stone.chosen ? 5 : 2) * Theme.u
                border.color: stone.chosen ? Theme.brassLight : "#6d5233"
                Behavior on scale {
                    NumberAnimation {
                        duration: Theme.swift_ms
                        easing.type: Easing.OutBack
                    }
                }
                Rectangle {
                    anchors.centerIn: parent
                    width: parent.width * 0.7
                    height: width
                    radius: width / 2
                    color: "#120f0d"
                    Rectangle {
                        id: pool
                        readonly property color ink: stone.modelData.colour
                        anchors.fill: parent
                        anchors.margins: 3 * Theme.u
                        anchors.topMargin: 6 * Theme.u
                        radius: width / 2
                        gradient: Gradient {
                            GradientStop {
                                position: 0
                                color: Qt.darker(pool.ink, 1.25)
                            }
                            GradientStop {
                                position: 1
                                color: Qt.lighter(pool.ink, 1.12)
                            }
                        }
                        Rectangle {
                            x: parent.width * 0.24
                            y: parent.height * 0.2
                            width: parent.width * 0.3
                            height: parent.height * 0.13
                            radius: height / 2
                            rotation: -24
                            color: "#73ffffff"
                        }
                    }
                }
            }
            MouseArea {
                anchors.fill: parent
                onClicked: stones.inkView.takeInk(stone.ink)
            }
        }
    }
}
