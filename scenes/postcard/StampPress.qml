import QtQuick
import scenes.look

// While the press works: the card, and the stamp that comes down on it once.
BoothStep {
    id: press
    readonly property var chosen: view.frames[view.frame] ?? null

    CardSheet {
        id: card
        width: 900 * Theme.u
        height: width * press.view.cardHeightMm / press.view.cardWidthMm
        anchors.horizontalCenter: parent.horizontalCenter
        y: parent.height * 0.42 - height / 2
        view: press.view
        picture: press.chosen ? press.chosen.picture : ""
        opacity: 0.75
    }
    Item {
        id: stamp
        x: card.x + card.width * 0.87 - width / 2
        y: card.y + card.height * 0.82 - height
        width: 150 * Theme.u
        height: 230 * Theme.u
        Rectangle {
            anchors.horizontalCenter: parent.horizontalCenter
            width: 70 * Theme.u
            height: 90 * Theme.u
            radius: 35 * Theme.u
            color: Theme.bambooLight
        }
        Rectangle {
            anchors.horizontalCenter: parent.horizontalCenter
            y: 70 * Theme.u
            width: 40 * Theme.u
            height: 90 * Theme.u
            color: Theme.bamboo
        }
        Rectangle {
            y: 150 * Theme.u
            width: parent.width
            height: 56 * Theme.u
            radius: 12 * Theme.u
            gradient: Gradient {
                GradientStop {
                    position: 0
                    color: Theme.brassLight
                }
                GradientStop {
                    position: 1
                    color: Theme.brassDark
                }
            }
        }
        transform: Translate {
            id: fall
        }
        SequentialAnimation {
            running: press.shown
            PropertyAction {
                target: fall
                property: "y"
                value: -220 * Theme.u
            }
            NumberAnimation {
                target: fall
                property: "y"
                to: 0
                duration: 520
                easing.type: Easing.InCubic
            }
        }
    }
    Words {
        display: true
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.bottom: parent.bottom
        anchors.bottomMargin: 60 * Theme.u
        text: press.words.making
        font.pixelSize: Theme.heading
        color: Theme.brassLight
    }
}
