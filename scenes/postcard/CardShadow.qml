import QtQuick
import scenes.look

// The soft shadow of a card on the wood, below it and at its sides only: where the card lies nothing is drawn twice.
Item {
    id: shadow
    readonly property real reach: 26 * Theme.u

    Rectangle {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.leftMargin: shadow.reach * 0.4
        anchors.top: parent.bottom
        height: shadow.reach
        gradient: Gradient {
            GradientStop {
                position: 0
                color: "#8c000000"
            }
            GradientStop {
                position: 0.4
                color: "#40000000"
            }
            GradientStop {
                position: 1
                color: "#00000000"
            }
        }
    }
    Rectangle {
        anchors.left: parent.right
        anchors.top: parent.top
        anchors.bottom: parent.bottom
        anchors.topMargin: shadow.reach * 0.6
        width: shadow.reach * 0.6
        gradient: Gradient {
            orientation: Gradient.Horizontal
            GradientStop {
                position: 0
                color: "#73000000"
            }
            GradientStop {
                position: 1
                color: "#00000000"
            }
        }
    }
    Rectangle {
        anchors.right: parent.left
        anchors.top: parent.top
        anchors.bottom: parent.bottom
        anchors.topMargin: shadow.reach * 0.6
        width: shadow.reach * 0.35
        gradient: Gradient {
            orientation: Gradient.Horizontal
            GradientStop {
                position: 0
                color: "#00000000"
            }
            GradientStop {
                position: 1
                color: "#59000000"
            }
        }
    }
}
