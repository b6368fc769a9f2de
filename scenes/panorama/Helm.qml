import QtQuick

// The ship's wheel. It stands as `steer` says (-1..1); a finger may turn it, which pushes the ship by `pushed(steps)`.
Item {
    id: helm
    property real steer: 0
    property real handDeg: 0
    readonly property real standDeg: steer * 140
    signal pushed(real steps)

    Image {
        id: wheel
        anchors.fill: parent
        source: "../../assets/panorama/ship/wheel.webp"
        sourceSize: Qt.size(Math.ceil(width), Math.ceil(height))
        rotation: hand.pressed ? helm.handDeg : helm.standDeg + helm.handDeg
        smooth: true
        antialiasing: false
    }
    NumberAnimation {
        id: swingBack
        target: helm
        property: "handDeg"
        to: 0
        duration: 700
        easing.type: Easing.OutCubic
    }
    MouseArea {
        id: hand
        property real lastDeg: 0
        anchors.fill: parent
        preventStealing: true

        function degAt(mouse: var): real {
            return Math.atan2(mouse.y - height / 2, mouse.x - width / 2) * 180 / Math.PI;
        }
        onPressed: mouse => {
            if (Math.hypot(mouse.x - width / 2, mouse.y - height / 2) > width / 2) {
                mouse.accepted = false;
                return;
            }
            swingBack.stop();
            helm.handDeg += helm.standDeg;
            lastDeg = degAt(mouse);
        }
        onPositionChanged: mouse => {
            const now = degAt(mouse);
            const turned = (now - lastDeg + 540) % 360 - 180;
            lastDeg = now;
            helm.handDeg += turned;
            if (Math.abs(turned) > 0.05)
                helm.pushed(turned / 36);
        }
        onReleased: letGo()
        onCanceled: letGo()

        function letGo(): void {
            helm.handDeg = (helm.handDeg - helm.standDeg + 540) % 360 - 180;
            swingBack.restart();
        }
    }
}
