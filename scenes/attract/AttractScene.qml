import QtQuick
import KioskBridge
import scenes.look

// What makes a passer-by stop: a farewell carved in sand, or what happened on this day, with a lamp wandering over it as
// if somebody held it.
Scene {
    id: scene
    required property DayView day
    property real turn: 0

    SandRelief {
        anchors.fill: parent
        atOnce: true
        picture: scene.day.picture || Theme.assets + "/story/relief/attract/p1"
        lampX: 0.5 + 0.42 * Math.sin(scene.turn)
        lampY: 0.24 + 0.16 * Math.cos(scene.turn * 2)
        lampHeight: 0.34
        shadeBottom: 0.42
        moving: trial.running
    }
    // Long enough to see whether this machine keeps up; after that the lamp steps no oftener than it must.
    Timer {
        id: trial
        interval: 3000
        running: scene.visible
    }
    Timer {
        interval: 66
        repeat: true
        running: scene.visible
        onTriggered: scene.turn += 0.016
    }
    Column {
        anchors.left: parent.left
        anchors.bottom: parent.bottom
        anchors.margins: 88 * Theme.u
        spacing: 6 * Theme.u
        Words {
            display: true
            text: scene.house.words.attract.title
            font.pixelSize: Theme.english ? Theme.display * 0.8 : Theme.display
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
    // The story of the day has a way in of its own; a touch anywhere else leads home.
    Rectangle {
        id: dayPlate
        visible: scene.day.picture !== ""
        anchors.right: parent.right
        anchors.rightMargin: 88 * Theme.u
        y: Theme.lower ? parent.height - height - 280 * Theme.u : 72 * Theme.u
        width: dayWords.width + 88 * Theme.u
        height: Math.max(Theme.touch, dayWords.height + 40 * Theme.u)
        radius: 14 * Theme.u
        color: "#d91d1510"
        border.width: 3 * Theme.u
        border.color: Theme.brass

        Column {
            id: dayWords
            anchors.centerIn: parent
            spacing: 4 * Theme.u
            Words {
                text: scene.day.when[scene.house.language] ?? ""
                font.pixelSize: Theme.body
                lineHeight: 0.95
                color: Theme.brassLight
            }
            Words {
                display: true
                text: scene.day.what[scene.house.language] ?? ""
                font.pixelSize: Theme.heading
                lineHeight: 0.95
                color: Theme.light
            }
        }
        MouseArea {
            objectName: "attract-day"
            anchors.fill: parent
            Accessible.role: Accessible.Button
            Accessible.name: scene.day.what[scene.house.language] ?? ""
            // The screen fades after the first touch; a second one is not meant for it.
            enabled: scene.house.scene === "attract"
            onClicked: scene.day.open()
        }
    }
    // The corner staff hold begins no visit.
    MouseArea {
        width: Theme.touch * 1.4
        height: width
    }
}
