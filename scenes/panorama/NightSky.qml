pragma ComponentBehavior: Bound
import QtQuick
import scenes.look

// Stars and the moon, far away: they hardly move while the ship sails along the whole shore.
Item {
    id: night
    property real along: 0

    Repeater {
        model: 90
        Rectangle {
            required property int index
            // Spread without a pattern and always the same: steps of irrational numbers.
            readonly property real across: (index * 0.7548776662) % 1
            readonly property real down: (index * 0.5698402910) % 1
            readonly property real light: (index * 0.3819660113) % 1
            x: across * night.width
            y: down * down * night.height * 0.72
            width: (1.2 + 1.4 * light * light) * Theme.u
            height: width
            color: Qt.rgba(0.80 + 0.2 * light, 0.86, 0.95 + 0.05 * light, (0.18 + 0.55 * light * light) * (1 - down * 0.8))
        }
    }
    ShaderEffect {
        x: night.width * (0.84 - 0.22 * night.along) - width / 2
        y: night.height * 0.36 - height / 2
        width: 260 * Theme.u
        height: width
        fragmentShader: "moon.frag.qsb"
    }
}
