import QtQuick
import scenes.look

// The hourglass: while a finger holds it, time turns with the wheel, or with that finger's own way to the left and back.
// It takes its own touch, so that another hand can turn the wheel meanwhile.
Item {
    id: hold
    property string name: ""
    property real share: 0
    readonly property bool held: touch.pressed
    signal holding(bool held)
    signal turnedTo(real share)
    implicitWidth: plate.width
    implicitHeight: Math.max(Theme.touch, 88 * Theme.u)
    Accessible.role: Accessible.Button
    Accessible.name: hold.name

    Rectangle {
        id: plate
        width: row.width + 56 * Theme.u
        height: hold.implicitHeight
        radius: height / 2
        color: hold.held ? Theme.brass : "#cc120d0a"
        border.width: 3 * Theme.u
        border.color: hold.held ? Theme.brassLight : Theme.brass
    }
    Row {
        id: row
        anchors.centerIn: plate
        spacing: 16 * Theme.u
        Item {
            width: 44 * Theme.u
            height: width
            anchors.verticalCenter: parent.verticalCenter
            PanoramaSign {
                anchors.centerIn: parent
                kind: "hourglass"
                colour: hold.held ? Theme.night : Theme.brassLight
            }
        }
        Text {
            anchors.verticalCenter: parent.verticalCenter
            text: hold.name
            color: hold.held ? Theme.night : Theme.brassLight
            font.family: Theme.sans
            font.weight: Font.Medium
            font.pixelSize: 30 * Theme.u
        }
    }
    MultiPointTouchArea {
        id: touch
        property bool pressed: false
        property real fromX: 0
        property real fromShare: 0
        property bool turning: false
        anchors.fill: plate
        maximumTouchPoints: 1
        touchPoints: TouchPoint {
            id: finger
        }
        onPressed: {
            pressed = true;
            turning = false;
            fromX = finger.x;
            fromShare = hold.share;
            hold.holding(true);
        }
        onUpdated: {
            if (!turning && Math.abs(finger.x - fromX) < 8)
                return;
            turning = true;
            hold.turnedTo(Math.max(0, Math.min(1, fromShare + (fromX - finger.x) / (320 * Theme.u))));
        }
        onReleased: letGo()
        onCanceled: letGo()
        Component.onDestruction: letGo()

        function letGo(): void {
            if (!pressed)
                return;
            pressed = false;
            hold.holding(false);
        }
    }
}
