pragma ComponentBehavior: Bound

import QtQuick
import scenes.look

// The cards to choose from, each as the press would print it; the chosen one large.
BoothStep {
    id: choice
    readonly property real shape: view.cardHeightMm / view.cardWidthMm
    readonly property var chosen: view.frames[view.frame] ?? null

    CardSheet {
        id: large
        x: 8 * Theme.u
        y: 8 * Theme.u
        width: Math.min(1130 * Theme.u, (parent.height - buttons.height - 56 * Theme.u) / choice.shape)
        height: width * choice.shape
        view: choice.view
        picture: choice.chosen ? choice.chosen.picture : ""
    }
    Row {
        id: buttons
        anchors.left: large.left
        anchors.right: large.right
        anchors.bottom: parent.bottom
        spacing: 28 * Theme.u
        BrassButton {
            id: backButton
            objectName: "booth-back"
            quiet: true
            height: 116 * Theme.u
            text: choice.words.back
            onClicked: choice.view.back()
        }
        BrassButton {
            objectName: "booth-settle"
            width: parent.width - backButton.width - parent.spacing
            height: backButton.height
            size: 40 * Theme.u
            enabled: choice.chosen !== null && choice.chosen.picture !== ""
            text: choice.words.choose_frame
            onClicked: choice.view.settleFrame()
        }
    }
    Column {
        id: list
        readonly property real each: (parent.height - heading.height - choice.view.frames.length * spacing) / Math.max(3, choice.view.frames.length)
        anchors.left: large.right
        anchors.leftMargin: 64 * Theme.u
        anchors.right: parent.right
        spacing: 22 * Theme.u

        Words {
            id: heading
            display: true
            width: parent.width
            text: choice.words.frame_title
            font.pixelSize: Theme.heading
            lineHeight: 1.15
            color: Theme.brassLight
        }
        Repeater {
            model: choice.view.frames
            Item {
                id: card
                required property var modelData
                required property int index
                width: list.width
                height: list.each
                Accessible.role: Accessible.Button
                Accessible.name: modelData.name
                Accessible.onPressAction: choice.view.chooseFrame(card.modelData.id)

                CardSheet {
                    id: small
                    x: 8 * Theme.u
                    anchors.verticalCenter: parent.verticalCenter
                    height: parent.height - 16 * Theme.u
                    width: height / choice.shape
                    view: choice.view
                    picture: card.modelData.picture
                    lit: card.index === choice.view.frame
                }
                Words {
                    anchors.left: small.right
                    anchors.leftMargin: 30 * Theme.u
                    anchors.right: parent.right
                    anchors.verticalCenter: parent.verticalCenter
                    text: card.modelData.name
                    font.family: Theme.hand
                    font.pixelSize: 38 * Theme.u
                    color: small.lit ? Theme.brassLight : Theme.lightSoft
                }
                MouseArea {
                    objectName: "booth-frame-" + card.modelData.id
                    anchors.fill: parent
                    onClicked: choice.view.chooseFrame(card.modelData.id)
                }
            }
        }
    }
}
