import QtQuick
import KioskBridge
import scenes.look

// One carved picture: it comes under smooth sand, is brushed bare, and is lit by fingers or by a lamp that drifts to its
// subject while the voice tells.
Item {
    id: panel
    required property StoryView view
    required property var words
    property real insetTop: 0
    property real insetBottom: 0
    readonly property var here: view.panels[view.panel] ?? null

    function arrive(): void {
        lampWay.along = 0;
        touch.wholePicture();
        sand.lay();
    }
    Component.onCompleted: {
        arrival.seen = view.arrivals;
        arrive();
    }
    Connections {
        target: panel.view
        function onShownChanged(): void {
            if (panel.view.arrivals !== arrival.seen) {
                arrival.seen = panel.view.arrivals;
                panel.arrive();
            }
        }
    }
    QtObject {
        id: arrival
        property int seen: 0
    }

    SandRelief {
        id: relief
        anchors.fill: parent
        moving: sand.moving || touch.held || panel.view.speaking
        onMissingChanged: if (missing)
            panel.view.missPicture()
        picture: panel.here ? panel.here.picture : ""
        lampX: 0.10 + (panel.here ? panel.here.focusX - 0.24 : 0.2) * lampWay.along + 0.03 * Math.sin(lampWay.sway)
        lampY: 0.06 + (panel.here ? panel.here.focusY - 0.32 : 0.1) * lampWay.along + 0.02 * Math.cos(1.7 * lampWay.sway)
        lampHeight: 0.52
        lampPower: 1 - 0.42 * touch.brightest
        shown: touch.shown
        cover: sand.texture
        loose: sand.loose
        finger0: touch.lights[0]
        finger1: touch.lights[1]
        finger2: touch.lights[2]
        finger3: touch.lights[3]
        finger4: touch.lights[4]
        shadeTop: 0.32
        shadeBottom: (telling.height + 420 * Theme.u + panel.insetBottom) / Math.max(1, height)
    }
    QtObject {
        id: lampWay
        property real along: 0
        property real sway: 0
    }
    FrameAnimation {
        running: panel.view.speaking && panel.visible
        onTriggered: {
            lampWay.along += (1 - lampWay.along) * Math.min(0.1, frameTime) * 0.16;
            lampWay.sway += frameTime * 0.35;
        }
    }
    LooseSand {
        id: sand
        anchors.fill: parent
        subject: panel.here ? Qt.point(panel.here.focusX, panel.here.focusY) : Qt.point(0.5, 0.45)
        waiting: !relief.ready && !relief.missing
        // Time to read the invitation on a story's first picture.
        restS: panel.view.panel === 0 ? 2.6 : 1.2
        onScattered: (x, y, dx, dy) => grains.scatter(x, y, dx, dy)
    }
    SandTouch {
        id: touch
        objectName: "story-sand"
        anchors.fill: parent
        covered: sand.moving
        onBrushed: strokes => sand.brush(strokes)
        onSwiped: direction => panel.view.choosePanel(panel.view.panel + direction)
        onTapped: {
            if (panel.view.detail >= 0)
                panel.view.closeDetail();
            else
                marks.call();
        }
    }
    FlyingGrains {
        id: grains
        anchors.fill: parent
    }
    DetailMarks {
        id: marks
        anchors.fill: parent
        visible: !sand.moving
        details: panel.here ? panel.here.details : []
        open: panel.view.detail
        shown: touch.shown
        upper: panel.insetTop + 110 * Theme.u
        lower: telling.y - 20 * Theme.u
        onChosen: index => panel.view.openDetail(index)
        onClosed: panel.view.closeDetail()
    }
    Words {
        anchors.centerIn: parent
        anchors.verticalCenterOffset: -60 * Theme.u
        visible: opacity > 0
        opacity: sand.untouched && sand.wind === 0 && panel.view.panel === 0 && relief.ready ? 1 : 0
        display: true
        text: panel.words.brush
        color: "#4d2f17"
        font.pixelSize: 64 * Theme.u
        Behavior on opacity {
            NumberAnimation {
                duration: Theme.calm_ms
            }
        }
    }
    Words {
        anchors.centerIn: parent
        anchors.verticalCenterOffset: -80 * Theme.u
        visible: relief.missing
        display: true
        text: panel.here ? panel.here.heading : ""
        color: "#e8cfa4"
        font.pixelSize: Theme.display
    }

    Row {
        id: headline
        x: 64 * Theme.u
        y: Theme.lower ? 32 * Theme.u : panel.insetTop - 8 * Theme.u
        spacing: 28 * Theme.u
        BrassButton {
            objectName: "story-shelve"
            quiet: true
            text: "‹  " + panel.words.all_stories
            size: Theme.small
            implicitWidth: 236 * Theme.u
            onClicked: panel.view.shelve()
        }
        Words {
            display: true
            anchors.verticalCenter: parent.verticalCenter
            text: panel.here ? panel.here.heading : ""
            font.pixelSize: 58 * Theme.u
            lineHeight: 1
            style: Text.Raised
            styleColor: "#80120d0a"
        }
    }
    StorySide {
        anchors.right: parent.right
        anchors.rightMargin: 40 * Theme.u
        y: headline.y
        view: panel.view
        words: panel.words
        place: panel.here ? panel.here.place : ""
        close: touch.zoom > 1.05
        onWhole: touch.wholePicture()
    }
    Captions {
        id: telling
        anchors.left: parent.left
        anchors.leftMargin: 76 * Theme.u
        width: Math.min(1660 * Theme.u, panel.width - 152 * Theme.u)
        anchors.bottom: controls.top
        anchors.bottomMargin: 22 * Theme.u
        sentences: panel.view.sentences
        lit: panel.view.sentence
        size: panel.view.textSize
    }
    Timeline {
        anchors.left: parent.left
        anchors.leftMargin: 64 * Theme.u
        anchors.verticalCenter: controls.verticalCenter
        anchors.verticalCenterOffset: -18 * Theme.u
        count: panel.view.panels.length
        current: panel.view.panel
        title: panel.view.title
        onChosen: index => panel.view.choosePanel(index)
    }
    StoryControls {
        id: controls
        anchors.right: parent.right
        anchors.rightMargin: 64 * Theme.u
        anchors.bottom: parent.bottom
        anchors.bottomMargin: panel.insetBottom + 28 * Theme.u
        view: panel.view
        words: panel.words
    }
}
