pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Window
import KioskBridge
import scenes.look
import "smile"
import "door"

// A window of its own on a further screen: the living picture alone, or what stands at a door. Nothing leads out of it.
// It belongs to no visit: a door speaks both languages at once, the living picture in turns, Chinese twice as long.
Window {
    id: beside
    required property HouseView house
    required property SmileView smileView
    required property DoorView doorView
    required property string shows
    required property int screenWidthMm
    required property bool lower
    property bool ending: false
    property bool english: false
    readonly property var spoken: house.tongues[english ? "en" : "zh"]

    color: Theme.night
    flags: Qt.Window | Qt.FramelessWindowHint
    title: house.tongues.zh.smile.title

    onClosing: close => close.accepted = beside.ending

    Binding {
        target: Theme
        property: "u"
        value: Math.min(Math.max(beside.width, beside.height) / 1920, Math.min(beside.width, beside.height) / 1080)
    }
    Binding {
        target: Theme
        property: "pxPerMm"
        value: beside.width / beside.screenWidthMm
    }
    Binding {
        target: Theme
        property: "lower"
        value: beside.lower
    }
    Binding {
        target: Theme
        property: "english"
        value: beside.english
    }

    Timer {
        interval: beside.english ? 12000 : 24000
        repeat: true
        running: beside.shows === "smile" && beside.visible
        onTriggered: beside.english = !beside.english
    }
    Loader {
        anchors.fill: parent
        sourceComponent: beside.shows === "smile" ? river : door
    }
    // The closed hall is dark.
    Rectangle {
        anchors.fill: parent
        color: "black"
        opacity: beside.house.scene === "closed" ? 1 : 0
        visible: opacity > 0
        Behavior on opacity {
            NumberAnimation {
                duration: 6000
            }
        }
    }
    Component {
        id: river
        LivingPicture {
            view: beside.smileView
            words: beside.spoken.smile
            notices: [beside.house.tongues.zh.smile.notice, beside.house.tongues.en.smile.notice]
            alone: true
        }
    }
    Component {
        id: door
        DoorPicture {
            view: beside.doorView
            words: beside.spoken.door
            alone: true
        }
    }
}
