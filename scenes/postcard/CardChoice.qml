pragma ComponentBehavior: Bound
import QtQuick
import scenes.look

// The cards to choose from, each as the press would print it; the chosen one large, all of them in a tray beside it. The
// one that belongs to the story or the building the visitor comes from lies on top.
BoothStep {
    id: choice
    readonly property real shape: view.cardHeightMm / view.cardWidthMm
    // Strings, so that nothing is built anew while picture after picture arrives.
    readonly property string offered: view.frames
    readonly property string made: view.previews
    readonly property var frames: JSON.parse(offered)
    readonly property var pictures: JSON.parse(made)
    readonly property string largePicture: pictures[view.frameId] ?? ""
    readonly property string chosenName: (frames.find(frame => frame.id === view.frameId) ?? ({
                name: ""
            })).name
    onShownChanged: if (shown)
        tray.contentY = 0

    Words {
        id: title
        x: 8 * Theme.u
        display: true
        text: choice.words.frame_title
        font.pixelSize: Theme.heading
        lineHeight: 1.1
        color: Theme.brassLight
    }
    Words {
        anchors.right: large.right
        anchors.left: title.right
        anchors.leftMargin: 30 * Theme.u
        anchors.baseline: title.baseline
        horizontalAlignment: Text.AlignRight
        wrapMode: Text.NoWrap
        text: choice.chosenName
        font.family: Theme.hand
        font.pixelSize: (Theme.english ? 30 : 36) * Theme.u
        color: Theme.lightSoft
    }
    CardSheet {
        id: large
        x: 8 * Theme.u
        y: title.height + 20 * Theme.u
        width: Math.round(Math.min(980 * Theme.u, (buttons.y - y - 40 * Theme.u) / choice.shape))
        height: Math.round(width * choice.shape)
        view: choice.view
        picture: choice.largePicture
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
            enabled: choice.largePicture !== ""
            text: choice.words.choose_frame
            onClicked: choice.view.settleFrame()
        }
    }
    Flickable {
        id: tray
        readonly property real gap: 24 * Theme.u
        // Room for the light around a chosen card.
        readonly property real rim: 10 * Theme.u
        readonly property real each: Math.floor((width - 2 * rim - 2 * gap - 18 * Theme.u) / 3)
        readonly property real cardHeight: Math.round(each * choice.shape)
        readonly property real rowHeight: cardHeight + (Theme.english ? 84 : 62) * Theme.u
        readonly property bool linked: choice.frames.length > 0 && choice.frames[0].link !== ""
        readonly property real first: linked ? cardHeight + 44 * Theme.u : 0
        objectName: "booth-tray"
        anchors.left: large.right
        anchors.leftMargin: 44 * Theme.u
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.bottom: parent.bottom
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        contentHeight: rim + first + Math.ceil((choice.frames.length - (linked ? 1 : 0)) / 3) * rowHeight

        Repeater {
            model: choice.frames
            Item {
                id: card
                required property var modelData
                required property int index
                readonly property bool own: modelData.link === ""
                readonly property int place: index - (tray.linked ? 1 : 0)
                readonly property bool lit: modelData.id === choice.view.frameId
                x: tray.rim + (own ? (place % 3) * (tray.each + tray.gap) : 0)
                y: tray.rim + (own ? tray.first + Math.floor(place / 3) * tray.rowHeight : 0)
                width: own ? tray.each : tray.width - 2 * tray.rim - 18 * Theme.u
                height: own ? tray.rowHeight - 14 * Theme.u : tray.cardHeight
                Accessible.role: Accessible.Button
                Accessible.name: modelData.name
                Accessible.onPressAction: choice.view.chooseFrame(card.modelData.id)

                CardSheet {
                    id: small
                    width: tray.each
                    height: tray.cardHeight
                    view: choice.view
                    small: true
                    picture: choice.pictures[card.modelData.id] ?? ""
                    lit: card.lit
                }
                Words {
                    visible: card.own
                    anchors.top: small.bottom
                    anchors.topMargin: 8 * Theme.u
                    width: parent.width
                    horizontalAlignment: Text.AlignHCenter
                    text: card.modelData.name
                    font.family: Theme.hand
                    font.pixelSize: (Theme.english ? 26 : 28) * Theme.u
                    lineHeight: Theme.english ? 0.8 : 1
                    color: card.lit ? Theme.brassLight : Theme.lightSoft
                }
                Column {
                    visible: !card.own
                    anchors.left: small.right
                    anchors.leftMargin: 30 * Theme.u
                    anchors.right: parent.right
                    anchors.verticalCenter: small.verticalCenter
                    spacing: 10 * Theme.u
                    Rectangle {
                        width: tag.implicitWidth + 32 * Theme.u
                        height: 46 * Theme.u
                        radius: height / 2
                        color: "#40c9a35a"
                        Words {
                            id: tag
                            anchors.centerIn: parent
                            wrapMode: Text.NoWrap
                            lineHeight: 1
                            text: card.modelData.link === "" ? "" : choice.words["from_" + card.modelData.link]
                            color: Theme.brassLight
                            font.pixelSize: Theme.small
                        }
                    }
                    Words {
                        width: parent.width
                        text: card.modelData.name
                        font.family: Theme.hand
                        font.pixelSize: (Theme.english ? 32 : 38) * Theme.u
                        lineHeight: Theme.english ? 0.85 : 1
                        color: card.lit ? Theme.brassLight : Theme.light
                    }
                }
                MouseArea {
                    objectName: "booth-frame-" + card.modelData.id
                    anchors.fill: parent
                    onClicked: choice.view.chooseFrame(card.modelData.id)
                }
            }
        }
    }
    // More cards lie below: the last row fades, and the bar shows how far the tray is pushed.
    Rectangle {
        anchors.left: tray.left
        anchors.right: tray.right
        anchors.bottom: tray.bottom
        height: 90 * Theme.u
        visible: tray.contentHeight > tray.height + 1 && !tray.atYEnd
        gradient: Gradient {
            GradientStop {
                position: 0
                color: "#00140e0a"
            }
            GradientStop {
                position: 1
                color: "#f0140e0a"
            }
        }
    }
    Rectangle {
        anchors.right: tray.right
        width: 6 * Theme.u
        radius: width / 2
        color: Theme.brass
        visible: tray.visibleArea.heightRatio < 1
        y: tray.y + tray.visibleArea.yPosition * tray.height
        height: tray.visibleArea.heightRatio * tray.height
    }
}
