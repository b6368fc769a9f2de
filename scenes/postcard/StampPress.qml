import QtQuick
import scenes.look

// While the press works: the card, and the stamp that comes down where the day's postmark is.
BoothStep {
    id: press
    readonly property string made: view.previews
    readonly property real pxPerMm: card.width / view.cardWidthMm

    CardSheet {
        id: card
        width: Math.round(900 * Theme.u)
        height: Math.round(width * press.view.cardHeightMm / press.view.cardWidthMm)
        x: Math.round((parent.width - width) / 2)
        y: Math.round(parent.height * 0.44 - height / 2)
        view: press.view
        picture: press.shown ? JSON.parse(press.made)[press.view.frameId] ?? "" : ""
    }
    Item {
        id: stamp
        width: 176 * Theme.u
        height: 250 * Theme.u
        x: Math.round(card.x + (press.view.postmarkXMm - press.view.cardXMm) * press.pxPerMm - width / 2)
        y: Math.round(card.y + (press.view.postmarkYMm - press.view.cardYMm) * press.pxPerMm - height + 66 * Theme.u)
        transform: Translate {
            id: fall
            y: -260 * Theme.u
        }
        Rectangle {
            anchors.horizontalCenter: parent.horizontalCenter
            y: 78 * Theme.u
            width: 46 * Theme.u
            height: 104 * Theme.u
            gradient: Gradient {
                orientation: Gradient.Horizontal
                GradientStop {
                    position: 0
                    color: "#5c3f22"
                }
                GradientStop {
                    position: 0.35
                    color: "#a57c48"
                }
                GradientStop {
                    position: 1
                    color: "#402c18"
                }
            }
        }
        Rectangle {
            anchors.horizontalCenter: parent.horizontalCenter
            width: 104 * Theme.u
            height: 100 * Theme.u
            radius: 50 * Theme.u
            gradient: Gradient {
                GradientStop {
                    position: 0
                    color: "#c99c62"
                }
                GradientStop {
                    position: 0.4
                    color: "#8e653a"
                }
                GradientStop {
                    position: 1
                    color: "#452e18"
                }
            }
            Rectangle {
                x: 26 * Theme.u
                y: 14 * Theme.u
                width: 30 * Theme.u
                height: 18 * Theme.u
                radius: height / 2
                rotation: -24
                color: "#66ffe9c4"
            }
        }
        Rectangle {
            anchors.horizontalCenter: parent.horizontalCenter
            y: 226 * Theme.u
            width: parent.width - 26 * Theme.u
            height: 18 * Theme.u
            radius: 4 * Theme.u
            color: "#3b1712"
        }
        Rectangle {
            y: 168 * Theme.u
            width: parent.width
            height: 66 * Theme.u
            radius: 16 * Theme.u
            border.width: Math.max(1, 2 * Theme.u)
            border.color: "#5f4823"
            gradient: Gradient {
                GradientStop {
                    position: 0
                    color: Theme.brassLight
                }
                GradientStop {
                    position: 0.5
                    color: Theme.brass
                }
                GradientStop {
                    position: 1
                    color: Theme.brassDark
                }
            }
        }
    }
    SequentialAnimation {
        running: press.shown
        PropertyAction {
            target: fall
            property: "y"
            value: -260 * Theme.u
        }
        NumberAnimation {
            target: fall
            property: "y"
            to: 0
            duration: 480
            easing.type: Easing.InCubic
        }
        PauseAnimation {
            duration: 320
        }
        NumberAnimation {
            target: fall
            property: "y"
            to: -130 * Theme.u
            duration: 900
            easing.type: Easing.InOutSine
        }
    }
    Words {
        display: true
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.bottom: parent.bottom
        anchors.bottomMargin: 40 * Theme.u
        text: press.words.making
        font.pixelSize: Theme.heading
        color: Theme.brassLight
    }
}
