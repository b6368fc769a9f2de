pragma ComponentBehavior: Bound
import QtQuick
import KioskBridge
import scenes.look

// 微笑滨江: the living picture of the day, on request the mirror, and a card that tells how the numbers come about.
Scene {
    id: scene
    required property SmileView view
    // What the mirror looks like: a MirrorPicture with its view, as Main gives it.
    property Component mirror: null
    readonly property var words: house.words.smile
    readonly property bool mirrored: view.picture === "mirror" && mirror !== null
    property bool asked: false

    onMirroredChanged: asked = false

    LivingPicture {
        anchors.fill: parent
        view: scene.view
        words: scene.words
        visible: !scene.mirrored
        insetTop: scene.insetTop
        insetBottom: scene.insetBottom
        corners: Math.max(mirrorButton.width, howButton.width) + 72 * Theme.u
    }
    Loader {
        objectName: "smile-mirror"
        anchors.fill: parent
        active: scene.mirrored
        sourceComponent: scene.mirror
    }
    BrassButton {
        id: mirrorButton
        objectName: "smile-to-mirror"
        anchors.left: parent.left
        anchors.leftMargin: 36 * Theme.u
        anchors.bottom: parent.bottom
        anchors.bottomMargin: scene.insetBottom + 24 * Theme.u
        visible: !scene.mirrored && scene.mirror !== null && scene.view.switched
        quiet: true
        text: scene.words.mirror
        onClicked: scene.view.showMirror()
    }
    BrassButton {
        id: howButton
        objectName: "smile-how"
        anchors.right: parent.right
        anchors.rightMargin: 36 * Theme.u
        anchors.bottom: parent.bottom
        anchors.bottomMargin: scene.insetBottom + 24 * Theme.u
        visible: !scene.mirrored
        quiet: true
        text: scene.words.how
        onClicked: scene.asked = true
    }
    BrassButton {
        objectName: "smile-to-river"
        x: 36 * Theme.u
        // Beside the mirror's title; within reach from a wheelchair where the bar lies low.
        y: Theme.lower ? 0.46 * parent.height : scene.insetTop + 24 * Theme.u
        visible: scene.mirrored
        quiet: true
        text: scene.words.river
        onClicked: scene.view.showRiver()
    }

    Rectangle {
        anchors.fill: parent
        color: Theme.night
        opacity: scene.asked ? 0.86 : 0
        visible: opacity > 0
        Behavior on opacity {
            NumberAnimation {
                duration: Theme.swift_ms
            }
        }
        MouseArea {
            anchors.fill: parent
            onClicked: scene.asked = false
        }
    }
    // Made when it is asked for: until then nothing of it need follow the passages.
    Loader {
        id: cardPlace
        objectName: "smile-card"
        anchors.horizontalCenter: parent.horizontalCenter
        y: scene.insetTop + (parent.height - scene.insetTop - scene.insetBottom - height) / 2
        width: 1700 * Theme.u
        height: 890 * Theme.u
        active: visible
        sourceComponent: HonestCard {
            view: scene.view
            words: scene.words
            onClosed: scene.asked = false
        }
        opacity: scene.asked ? 1 : 0
        visible: opacity > 0
        Behavior on opacity {
            NumberAnimation {
                duration: Theme.swift_ms
            }
        }
    }
}
