pragma ComponentBehavior: Bound
import QtQuick
import KioskBridge
import scenes.look

// The view all round at one building: turned by the wheel or a finger, tilted and zoomed by fingers.
Item {
    id: round
    required property PanoramaView view
    required property var words
    required property int place
    property string language: "zh"
    property real insetTop: 0
    property real insetBottom: 0
    // The building itself first, then the others as seen from there, the nearest first.
    readonly property var bearings: {
        const here = view.buildings[place];
        const others = view.buildings.filter(building => building.id !== here.id).sort((a, b) => Math.abs(a.x - here.x) - Math.abs(b.x - here.x));
        return [here].concat(others).map(building => ({
                    name: building.name[language],
                    deg: Math.atan2(building.x - here.x, view.roundAwayM) * 180 / Math.PI
                }));
    }

    Rectangle {
        anchors.fill: parent
        color: Theme.night
    }
    RoundView {
        id: sphere
        anchors.fill: parent
        pictures: round.view.pictures
        buildingId: round.view.buildings[round.place].id
        light: round.view.light
        headingDeg: round.view.headingDeg
        pitchDeg: round.view.pitchDeg
        fovDeg: round.view.fovDeg
        onTileFailed: path => round.view.missPicture(path)
    }
    RoundHand {
        objectName: "round"
        anchors.fill: parent
        fovDeg: round.view.fovDeg
        onGrabbed: round.view.grabRound()
        onDraggedBy: (headingDeg, pitchDeg) => round.view.dragRound(headingDeg, pitchDeg)
        onLetGo: headingDps => round.view.releaseRound(headingDps)
        onZoomed: factor => round.view.zoomRound(factor)
        onRolled: notches => round.view.stepWheel(notches)
    }
    Words {
        id: title
        display: true
        x: 72 * Theme.u
        y: ribbon.y + (ribbon.height - height) / 2
        width: ribbon.x - x - 24 * Theme.u
        text: round.view.buildings[round.place].name[round.language]
        font.pixelSize: 46 * Theme.u
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: 28 * Theme.u
        maximumLineCount: 2
        lineHeight: 0.9
        style: Text.Outline
        styleColor: "#90120d0a"
    }
    CompassRibbon {
        id: ribbon
        anchors.horizontalCenter: parent.horizontalCenter
        y: round.insetTop + (Theme.lower ? 24 : 8) * Theme.u
        width: 1040 * Theme.u
        words: round.words
        bearings: round.bearings
        headingDeg: round.view.headingDeg
    }
    Column {
        anchors.right: parent.right
        anchors.rightMargin: 64 * Theme.u
        anchors.bottom: back.bottom
        spacing: 22 * Theme.u
        RoundButton {
            objectName: "round-nearer"
            size: Math.max(Theme.touch, 96 * Theme.u)
            glyph: "+"
            name: round.words.nearer
            onClicked: round.view.zoomRound(1.3)
        }
        RoundButton {
            objectName: "round-wider"
            size: Math.max(Theme.touch, 96 * Theme.u)
            glyph: "−"
            name: round.words.wider
            onClicked: round.view.zoomRound(1 / 1.3)
        }
    }
    SignButton {
        id: back
        objectName: "round-back"
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.bottom: parent.bottom
        anchors.bottomMargin: round.insetBottom + 44 * Theme.u
        kind: "ship"
        name: round.words.back_aboard
        onClicked: round.view.leaveRound()
    }
    Subtitle {
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.bottom: back.top
        anchors.bottomMargin: 18 * Theme.u
        width: 1240 * Theme.u
        text: round.turned ? "" : round.words.around_hint
    }
    property bool turned: false
    Connections {
        target: round.view
        enabled: !round.turned
        function onTurned(): void {
            if (Math.abs(round.view.headingDeg) > 12)
                round.turned = true;
        }
    }
}
