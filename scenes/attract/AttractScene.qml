import QtQuick
import scenes.look

// What makes a passer-by stop: a farewell carved in sand, with a lamp wandering over it as if somebody held it.
Scene {
    id: scene
    property real turn: 0

    SandRelief {
        anchors.fill: parent
        atOnce: true
        picture: "../../assets/story/relief/attract-light.webp"
        lampX: 0.5 + 0.42 * Math.sin(scene.turn)
        lampY: 0.24 + 0.16 * Math.cos(scene.turn * 2)
        lampHeight: 0.34
        shadeBottom: 0.42
    }
    Timer {
        interval: 50
        repeat: true
        running: scene.visible
        onTriggered: scene.turn += 0.012
    }
    Column {
        anchors.left: parent.left
        anchors.bottom: parent.bottom
        anchors.margins: 88 * Theme.u
        spacing: 6 * Theme.u
        Words {
            display: true
            text: scene.house.words.attract.title
            font.pixelSize: Theme.display
            lineHeight: 0.95
            color: Theme.light
        }
        Words {
            text: scene.house.words.attract.place
            font.pixelSize: Theme.body
            lineHeight: 0.95
            color: Theme.brassLight
        }
    }
    Row {
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        anchors.margins: 96 * Theme.u
        spacing: 28 * Theme.u
        Item {
            width: 96 * Theme.u
            height: width
            anchors.verticalCenter: parent.verticalCenter
            Repeater {
                model: 3
                Rectangle {
                    required property int index
                    anchors.centerIn: parent
                    width: (28 + index * 30) * Theme.u
                    height: width
                    radius: width / 2
                    color: index === 0 ? Theme.brassLight : "transparent"
                    border.width: 3 * Theme.u
                    border.color: Theme.brassLight
                    opacity: 1 - index * 0.32
                }
            }
        }
        Words {
            anchors.verticalCenter: parent.verticalCenter
            display: true
            text: scene.house.words.attract.invite
            font.pixelSize: 54 * Theme.u
            lineHeight: 0.95
            color: Theme.brassLight
        }
    }
    MouseArea {
        objectName: "attract"
        anchors.fill: parent
        onClicked: scene.house.touchAttract()
    }
    // The corner staff hold begins no visit.
    MouseArea {
        width: Theme.touch * 1.4
        height: width
    }
}
