pragma ComponentBehavior: Bound
import QtQuick
import KioskBridge
import scenes.look

// One building as it may have been and as it is, under an edge that is drawn across: what lies left of it is the past.
Item {
    id: both
    required property PanoramaView view
    required property var words
    required property var building
    // Without pictures of the past there is no edge.
    readonly property bool dated: view.hasPast
    readonly property real share: dated ? view.thenShare : 0
    readonly property real edgeX: width * share
    // The whole building where it fits; of a long place its middle, as high as it stands.
    readonly property real wideM: building ? Math.max(64, Math.min(170, (building.frame.x1 - building.frame.x0) * 1.16)) : 100
    readonly property real highM: building ? Math.max(24, Math.min(90, building.frame.z1)) : 40
    readonly property real ppm: Math.min(width / wideM, height * 0.68 / highM, 15 * Theme.u)
    readonly property real middleM: building ? (building.frame.x1 - building.frame.x0 > 170 ? building.x : (building.frame.x0 + building.frame.x1) / 2) : 0
    readonly property real quayY: height * 0.8
    clip: true

    component Side: Item {
        id: side
        required property string light
        LightColors {
            id: colours
            light: side.light
        }
        Sky {
            width: both.width
            height: both.quayY + 2
            colors: colours
            along: both.middleM / both.view.shoreM
        }
        River {
            y: both.quayY - both.view.waterM * both.ppm
            width: both.width
            height: Math.max(1, both.height - y)
            pictures: both.view.pictures
            light: side.light
            colors: colours
            texture: null
            positionM: both.middleM
            ppm: both.ppm
            waterM: both.view.waterM
            along: both.middleM / both.view.shoreM
        }
        ShoreStrip {
            width: both.width
            height: both.height
            pictures: both.view.pictures
            light: side.light
            positionM: both.middleM
            ppm: both.ppm
            quayY: both.quayY
            onTileFailed: path => both.view.missPicture(path)
        }
    }

    Side {
        width: both.width
        height: both.height
        light: both.view.light
    }
    Item {
        width: both.edgeX
        height: both.height
        clip: true
        Side {
            width: both.width
            height: both.height
            light: "past"
        }
    }
    Rectangle {
        visible: both.dated
        x: both.edgeX - width / 2
        width: 4 * Theme.u
        height: both.height
        color: Theme.brassLight
    }
    Repeater {
        model: both.dated ? ["past", "present"] : []
        Rectangle {
            id: tag
            required property string modelData
            readonly property bool then: modelData === "past"
            x: then ? 14 * Theme.u : both.width - width - 14 * Theme.u
            y: 14 * Theme.u
            width: word.width + 32 * Theme.u
            height: word.height + 6 * Theme.u
            radius: 8 * Theme.u
            color: "#b3120d0a"
            opacity: (then ? both.edgeX > width + 20 * Theme.u : both.width - both.edgeX > width + 20 * Theme.u) ? 1 : 0
            Behavior on opacity {
                NumberAnimation {
                    duration: Theme.swift_ms
                }
            }
            Text {
                id: word
                anchors.centerIn: parent
                text: both.words[tag.modelData]
                color: Theme.brassLight
                font.family: Theme.serif
                font.weight: Font.DemiBold
                font.pixelSize: 30 * Theme.u
            }
        }
    }
    Rectangle {
        id: handle
        objectName: "then-now-handle"
        visible: both.dated
        x: Math.max(0, Math.min(both.width - width, both.edgeX - width / 2))
        y: both.height * 0.5 - height / 2
        width: Theme.touch
        height: width
        radius: width / 2
        color: area.pressed ? Theme.brass : "#d9120d0a"
        border.width: 3 * Theme.u
        border.color: Theme.brassLight
        Repeater {
            model: ["‹", "›"]
            Text {
                required property string modelData
                required property int index
                x: handle.width * (index ? 0.68 : 0.32) - width / 2
                anchors.verticalCenter: parent.verticalCenter
                anchors.verticalCenterOffset: -0.06 * handle.height
                text: modelData
                color: area.pressed ? Theme.night : Theme.brassLight
                font.family: Theme.sans
                font.pixelSize: handle.height * 0.5
            }
        }
    }
    Rectangle {
        anchors.left: handle.right
        anchors.leftMargin: 14 * Theme.u
        anchors.verticalCenter: handle.verticalCenter
        width: invitation.width + 36 * Theme.u
        height: invitation.height + 10 * Theme.u
        radius: height / 2
        color: "#b3120d0a"
        visible: opacity > 0
        opacity: both.dated && both.share < 0.02 ? 1 : 0
        Behavior on opacity {
            NumberAnimation {
                duration: Theme.calm_ms
            }
        }
        Text {
            id: invitation
            anchors.centerIn: parent
            text: both.words.slide
            color: Theme.brassLight
            font.family: Theme.sans
            font.pixelSize: Theme.small
        }
    }
    Rectangle {
        anchors.fill: parent
        color: "transparent"
        border.width: 3 * Theme.u
        border.color: Theme.brass
    }
    MouseArea {
        id: area
        anchors.fill: parent
        objectName: "then-now"
        enabled: both.dated
        preventStealing: true
        onPressed: mouse => both.view.setThen(mouse.x / width)
        onPositionChanged: mouse => both.view.setThen(mouse.x / width)
        onWheel: wheel => wheel.accepted = true
    }
}
