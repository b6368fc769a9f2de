pragma ComponentBehavior: Bound
import QtQuick
import KioskBridge
import scenes.look

// What is seen from the ship: sky, shore and river, the names of the buildings, and the deck.
Item {
    id: sailing
    required property PanoramaView view
    required property var words
    property string language: "zh"
    property real insetTop: 0
    property real insetBottom: 0
    property real waterS: 0
    // A card lies over it, so nothing here speaks or lights up.
    property bool covered: false
    readonly property real ppm: 12 * Theme.u
    readonly property real quayY: height - insetBottom - 432 * Theme.u
    readonly property real waterY: quayY - view.waterM * ppm
    readonly property real along: view.positionM / view.shoreM
    readonly property bool resting: Math.abs(view.speedMps) < 0.01
    readonly property bool turningYears: view.yearsHeld || view.thenShare > 0 && !covered
    readonly property string past: view.thenShare > 0.5 && !covered ? "past" : view.light
    property bool sailed: false

    Connections {
        target: sailing.view
        enabled: !sailing.sailed
        function onMoved(): void {
            if (Math.abs(sailing.view.speedMps) > 1)
                sailing.sailed = true;
        }
    }

    LightColors {
        id: colours
        light: sailing.past
    }
    Sky {
        id: sky
        width: parent.width
        height: sailing.quayY + 2
        colors: colours
        drift: sailing.waterS * 0.0016
        along: sailing.along
    }
    River {
        y: sailing.waterY
        z: -1
        width: parent.width
        height: deck.railY + 4 * Theme.u - y
        pictures: sailing.view.pictures
        light: sailing.past
        colors: colours
        texture: sky.ripples
        positionM: sailing.view.positionM
        ppm: sailing.ppm
        waterM: sailing.view.waterM
        time: sailing.waterS
        along: sailing.along
    }
    Shore {
        id: shore
        width: parent.width
        // Down to the lowest stones in the water.
        height: sailing.quayY + 10 * sailing.ppm
        view: sailing.view
        ppm: sailing.ppm
        quayY: sailing.quayY
        share: sailing.covered ? 0 : sailing.view.thenShare
        middleX: {
            const of = sailing.view.yearsOf;
            return of < 0 ? 0.5 : Math.max(0, Math.min(1, 0.5 + (sailing.view.buildings[of].x - sailing.view.positionM) * sailing.ppm / Math.max(1, width)));
        }
    }
    ShoreHand {
        objectName: "shore"
        anchors.fill: parent
        ppm: sailing.ppm
        onGrabbed: sailing.view.grab()
        onDraggedBy: metres => sailing.view.drag(metres)
        onLetGo: speedMps => sailing.view.release(speedMps)
        onTapped: (x, y) => sailing.view.openBuilding(marks.placeAt(x - marks.x, y - marks.y))
        onRolled: notches => sailing.view.stepWheel(notches)
    }
    BuildingMarks {
        id: marks
        x: sailing.width / 2 - sailing.view.positionM * sailing.ppm
        y: sailing.quayY
        visible: opacity > 0
        opacity: sailing.turningYears ? 0 : 1
        view: sailing.view
        words: sailing.words
        language: sailing.language
        ppm: sailing.ppm
        highest: shoreScale.y + shoreScale.height + 12 * Theme.u - sailing.quayY
        Behavior on opacity {
            NumberAnimation {
                duration: Theme.calm_ms
            }
        }
    }
    YearCounter {
        anchors.horizontalCenter: parent.horizontalCenter
        y: shoreScale.y + shoreScale.height + 4 * Theme.u
        visible: opacity > 0
        opacity: sailing.turningYears ? 1 : 0
        words: sailing.words
        share: sailing.view.thenShare
        Behavior on opacity {
            NumberAnimation {
                duration: Theme.calm_ms
            }
        }
    }
    ShoreScale {
        id: shoreScale
        x: 72 * Theme.u
        y: sailing.insetTop + (Theme.lower ? 16 : -4) * Theme.u
        width: parent.width - 2 * x
        buildings: sailing.view.buildings
        shoreM: sailing.view.shoreM
        positionM: sailing.view.positionM
        heading: sailing.view.heading
        ahead: sailing.view.ahead
        language: sailing.language
    }
    Deck {
        id: deck
        anchors.fill: parent
        view: sailing.view
        words: sailing.words
        language: sailing.language
    }
    Subtitle {
        x: (parent.width - width) / 2
        y: deck.wheelTop - height - 14 * Theme.u
        width: 1240 * Theme.u
        told: sailing.view.toldPart === "greeting" && sailing.view.told.length > 0
        text: {
            if (sailing.covered)
                return "";
            if (told)
                return sailing.view.told[Math.max(0, sailing.view.sentence)];
            if (sailing.turningYears)
                return sailing.view.yearsOf >= 0 ? sailing.view.buildings[sailing.view.yearsOf].then[sailing.language] : "";
            if (sailing.view.cruising)
                return sailing.words.cruise_hint;
            return sailing.sailed || sailing.view.sought >= 0 ? "" : sailing.words.hint;
        }
    }
    HoldButton {
        id: hourglass
        objectName: "hourglass"
        anchors.right: parent.horizontalCenter
        anchors.rightMargin: 262 * Theme.u
        y: deck.railY - height - 14 * Theme.u
        readonly property bool offered: held || sailing.view.hasPast && sailing.view.inView >= 0
        visible: opacity > 0
        enabled: offered
        opacity: offered ? 1 : 0
        name: sailing.words.hold_years
        share: sailing.view.thenShare
        onHolding: held => sailing.view.holdYears(held)
        onTurnedTo: share => sailing.view.setThen(share)
        Behavior on opacity {
            NumberAnimation {
                duration: Theme.calm_ms
            }
        }
    }
    SignButton {
        objectName: "look-around"
        readonly property bool offered: sailing.view.abeam >= 0 && sailing.view.buildings[sailing.view.abeam].round && sailing.resting && !sailing.turningYears
        anchors.left: parent.horizontalCenter
        anchors.leftMargin: 262 * Theme.u
        y: hourglass.y
        visible: opacity > 0
        enabled: offered
        opacity: offered ? 1 : 0
        name: sailing.words.around
        kind: "around"
        onClicked: sailing.view.lookAround(sailing.view.abeam)
        Behavior on opacity {
            NumberAnimation {
                duration: Theme.calm_ms
            }
        }
    }
}
