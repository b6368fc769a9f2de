pragma ComponentBehavior: Bound
import QtQuick

// The cabin's wall: dark bamboo boards with a soft lamp above. Still, so it is drawn once.
Item {
    id: wall
    layer.enabled: true
    Rectangle {
        anchors.fill: parent
        gradient: Gradient {
            GradientStop {
                position: 0
                color: "#33241a"
            }
            GradientStop {
                position: 0.55
                color: "#221812"
            }
            GradientStop {
                position: 1
                color: "#140e0a"
            }
        }
    }
    Repeater {
        model: 16
        Rectangle {
            id: board
            required property int index
            x: Math.round(index * wall.width / 16)
            width: Math.round(wall.width / 16) - 2 * Theme.u
            height: wall.height
            gradient: Gradient {
                orientation: Gradient.Horizontal
                GradientStop {
                    position: 0
                    color: "#00000000"
                }
                GradientStop {
                    position: 0.35
                    color: board.index % 3 === 0 ? "#12f0d79a" : "#0cf0d79a"
                }
                GradientStop {
                    position: 1
                    color: "#30000000"
                }
            }
        }
    }
}
