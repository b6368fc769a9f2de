import QtQuick
import scenes.look

// Three, two, one, right beside the lens, so that no face is covered and people look the right way.
Item {
    id: countdown
    required property string lens
    required property int count
    required property bool gaze
    required property string hint
    readonly property bool upright: lens === "top" || lens === "bottom"
    visible: count > 0

    Rectangle {
        id: ring
        objectName: "booth-count"
        // Between it and the edge the arrows point to the lens.
        readonly property real gap: 104 * Theme.u
        width: 176 * Theme.u
        height: width
        radius: width / 2
        x: countdown.lens === "left" ? gap : countdown.lens === "right" ? countdown.width - width - gap : (countdown.width - width) / 2
        y: countdown.lens === "top" ? gap : countdown.lens === "bottom" ? countdown.height - height - gap : (countdown.height - height) / 2
        color: "#b8120d0a"
        border.width: 9 * Theme.u
        border.color: Theme.brassLight

        Rectangle {
            anchors.centerIn: parent
            width: parent.width + 34 * Theme.u
            height: width
            radius: width / 2
            color: "transparent"
            border.width: 17 * Theme.u
            border.color: "#ffd98f"
            opacity: countdown.gaze ? 0.35 : 0
            Behavior on opacity {
                NumberAnimation {
                    duration: Theme.calm_ms
                }
            }
        }
        Text {
            id: number
            anchors.centerIn: parent
            anchors.verticalCenterOffset: -4 * Theme.u
            text: countdown.count
            color: Theme.light
            font.family: Theme.serif
            font.weight: Font.DemiBold
            font.pixelSize: 112 * Theme.u
            onTextChanged: arriving.restart()
            NumberAnimation {
                id: arriving
                target: number
                property: "scale"
                from: 1.3
                to: 1
                duration: 700
                easing.type: Easing.OutCubic
            }
        }
    }
    Rectangle {
        visible: countdown.gaze
        width: label.implicitWidth + 52 * Theme.u
        height: 68 * Theme.u
        radius: height / 2
        color: "#b8120d0a"
        x: countdown.upright ? ring.x + ring.width + 26 * Theme.u : ring.x + ring.width / 2 - width / 2 + (countdown.lens === "left" ? 1 : -1) * Math.max(0, (width - ring.width) / 2)
        y: countdown.upright ? ring.y + (ring.height - height) / 2 : ring.y + ring.height + 26 * Theme.u
        Words {
            id: label
            anchors.centerIn: parent
            text: countdown.hint
            wrapMode: Text.NoWrap
            lineHeight: 1
            font.weight: Font.Medium
            font.pixelSize: 36 * Theme.u
            color: Theme.brassLight
        }
    }
}
