pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Window
import KioskBridge
import scenes.look
import "attract"
import "home"
import "story"
import "panorama"
import "postcard"
import "smile"
import "door"
import "staff"
import "closed"
import "resting"
import "packs"

// The window of the hall: one scene at a time, the bar around it, and what may lie over it. The only file that names the scenes.
Window {
    id: hall
    required property HouseView house
    required property DayView dayView
    required property StoryView storyView
    required property PanoramaView panoramaView
    required property PostcardView postcardView
    required property InkView inkView
    required property SmileView smileView
    required property DoorView doorView
    required property StaffView staffView
    required property HoursView hoursView
    required property MorningView morningView
    required property CareView careView
    required property KeepingView keepingView
    required property PacksView packsView
    readonly property bool settled: stage.status === Loader.Ready && stage.shown === house.scene && veil.opacity === 0
    property bool ending: false

    color: Theme.night
    flags: Qt.Window | Qt.FramelessWindowHint
    title: house.words.attract.title

    onClosing: close => close.accepted = hall.ending

    Binding {
        target: Theme
        property: "u"
        value: Math.min(hall.width / 1920, hall.height / 1080)
    }
    Binding {
        target: Theme
        property: "pxPerMm"
        value: hall.width / hall.house.screenWidthMm
    }
    Binding {
        target: Theme
        property: "lower"
        value: hall.house.lower
    }
    Binding {
        target: Theme
        property: "english"
        value: hall.house.language === "en"
    }

    Binding {
        target: Theme
        property: "assets"
        value: hall.packsView.assets
    }

    Component {
        id: attractScene
        AttractScene {
            house: hall.house
            day: hall.dayView
        }
    }
    Component {
        id: homeScene
        HomeScene {
            house: hall.house
            resting: hall.careView.resting
        }
    }
    Component {
        id: storyScene
        StoryScene {
            house: hall.house
            view: hall.storyView
        }
    }
    Component {
        id: panoramaScene
        PanoramaScene {
            house: hall.house
            view: hall.panoramaView
        }
    }
    Component {
        id: postcardScene
        PostcardScene {
            house: hall.house
            view: hall.postcardView
            inkView: hall.inkView
        }
    }
    Component {
        id: smileScene
        SmileScene {
            house: hall.house
            view: hall.smileView
            mirror: hall.doorView.means === "buttons" ? null : mirrorPicture
        }
    }
    Component {
        id: mirrorPicture
        MirrorPicture {
            view: hall.doorView
            words: hall.house.words.door
        }
    }
    Component {
        id: staffScene
        StaffScene {
            house: hall.house
            view: hall.staffView
            further: staffPages.all
        }
    }
    StaffPages {
        id: staffPages
        house: hall.house
        hoursView: hall.hoursView
        morningView: hall.morningView
        careView: hall.careView
        packsView: hall.packsView
        keepingView: hall.keepingView
    }
    Component {
        id: closedScene
        ClosedScene {
            house: hall.house
            hours: hall.hoursView
        }
    }
    Component {
        id: restingScene
        RestingScene {
            house: hall.house
            resting: hall.careView.resting
        }
    }

    function sceneNamed(name: string): Component {
        switch (name) {
        case "home":
            return homeScene;
        case "story":
            return storyScene;
        case "panorama":
            return panoramaScene;
        case "postcard":
            return postcardScene;
        case "smile":
            return smileScene;
        case "staff":
            return staffScene;
        case "resting":
            return restingScene;
        case "closed":
            return closedScene;
        default:
            return attractScene;
        }
    }

    Item {
        id: everything
        anchors.fill: parent

        Loader {
            id: stage
            property string shown: "attract"
            anchors.fill: parent
            focus: true
            asynchronous: shown !== "attract"
            sourceComponent: hall.sceneNamed(shown)
            onLoaded: veilOff.start()
        }
        Bar {
            id: bar
            house: hall.house
            shown: stage.shown
            width: parent.width
            y: Theme.lower ? parent.height - height : 0
            visible: stage.shown !== "attract" && stage.shown !== "closed"
        }

        // Scenes change through a short darkness, so that a heavy one can be made ready unseen.
        Rectangle {
            id: veil
            anchors.fill: parent
            color: Theme.night
            opacity: 0
            visible: opacity > 0
        }
        NumberAnimation {
            id: veilOn
            target: veil
            property: "opacity"
            to: 1
            duration: Theme.swift_ms
            onFinished: {
                if (stage.shown === hall.house.scene) {
                    veilOff.start();
                } else {
                    stage.shown = hall.house.scene;
                }
            }
        }
        NumberAnimation {
            id: veilOff
            target: veil
            property: "opacity"
            to: 0
            duration: Theme.calm_ms
            onFinished: if (stage.shown !== hall.house.scene)
                veilOn.start()
        }
        Connections {
            target: hall.house
            function onSceneChanged(): void {
                veilOff.stop();
                veilOn.start();
            }
        }

        // What is said of the whole station; a closed hall is dark, and so are they.
        Item {
            id: ribbons
            readonly property bool dark: stage.shown === "closed" && !hall.hoursView.lit
            objectName: "ribbons"
            anchors.fill: parent
            opacity: dark ? 0 : 1
            visible: opacity > 0
            Behavior on opacity {
                NumberAnimation {
                    duration: ribbons.dark ? 6000 : Theme.calm_ms
                }
            }
            Ribbon {
                id: ribbon
                house: hall.house
                anchors.horizontalCenter: parent.horizontalCenter
                y: Theme.lower ? parent.height - height : 0
            }
            // Staff have a button for it, and tabs where it would lie.
            PreviewRibbon {
                house: hall.house
                view: hall.packsView
                visible: view.preview !== "" && stage.shown !== "staff"
                anchors.horizontalCenter: parent.horizontalCenter
                y: Theme.lower ? parent.height - height - (ribbon.visible ? ribbon.height : 0) : ribbon.visible ? ribbon.height + 4 * Theme.u : 0
            }
        }
        StillHere {
            house: hall.house
            anchors.fill: parent
        }
        PinPad {
            house: hall.house
            view: hall.staffView
            anchors.fill: parent
        }

        // Handlers with passive grabs: they see every touch and take none away.
        PointHandler {
            acceptedDevices: PointerDevice.AllDevices
            onActiveChanged: if (active)
                hall.house.active("touch")
        }
        Item {
            width: Theme.touch * 1.4
            height: width
            TapHandler {
                longPressThreshold: hall.house.holdS
                gesturePolicy: TapHandler.DragThreshold
                onLongPressed: hall.house.holdCorner()
            }
        }
    }
}
