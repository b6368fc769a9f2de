pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Window
import KioskBridge
import scenes.look
import "smile"
import "door"

// A window of its own on a further screen: the living picture alone, or what stands at a door. Nothing leads out of it.
Window {
    id: beside
    required property HouseView house
    required property SmileView smileView
    required property DoorView doorView
    required property string shows
    required property int screenWidthMm
    required property bool lower
    property bool ending: false

    color: Theme.night
    flags: Qt.Window | Qt.FramelessWindowHint
    title: house.words.smile.title

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
        value: beside.house.language === "en"
    }

    Loader {
        anchors.fill: parent
        sourceComponent: beside.shows === "smile" ? river : door
    }
    Component {
        id: river
        LivingPicture {
            view: beside.smileView
            words: beside.house.words.smile
            alone: true
        }
    }
    Component {
        id: door
        DoorPicture {
            view: beside.doorView
            words: beside.house.words.door
            alone: true
        }
    }
}
