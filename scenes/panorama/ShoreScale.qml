pragma ComponentBehavior: Bound
import QtQuick
import scenes.look

// The whole shore as one brass line: a tick for every building, the ship, and names that never lie on each other. A touch
// shows the name nearest to it for a while; it takes nobody anywhere.
Item {
    id: line
    required property var buildings
    required property real shoreM
    required property real positionM
    property string language: "zh"
    property int ahead: -1
    property int pointed: -1
    // -1 upstream, 1 downstream.
    property int heading: 1
    readonly property var named: named_()
    implicitHeight: Math.max(Theme.touch, 92 * Theme.u)

    function along(metres: real): real {
        return Math.max(0, Math.min(1, metres / shoreM)) * width;
    }
    // The buildings whose names are shown: the one pointed at, the one ahead, both ends, stars, then whatever has room.
    function named_(): var {
        const all = buildings.map((building, index) => index);
        const wanted = [pointed, ahead, 0, all.length - 1].concat(all.filter(index => buildings[index].star), all);
        const taken = [];
        for (const index of wanted) {
            if (index < 0 || taken.some(other => other.index === index))
                continue;
            const wide = letters.advanceWidth(buildings[index].name[language]) + 34 * Theme.u;
            const left = Math.max(0, Math.min(width - wide, along(buildings[index].x) - wide / 2));
            if (taken.every(other => left + wide <= other.left || left >= other.left + other.wide))
                taken.push({
                    index: index,
                    left: left,
                    wide: wide
                });
        }
        return taken;
    }

    FontMetrics {
        id: letters
        font.family: Theme.sans
        font.weight: Font.Medium
        font.pixelSize: Theme.small
    }
    // All that stands still while the ship sails is drawn once.
    Item {
        id: board
        readonly property real edge: Math.round(32 * Theme.u)
        x: -edge
        width: line.width + 2 * edge
        height: line.height
        layer.enabled: true

        Rectangle {
            anchors.fill: parent
            radius: 16 * Theme.u
            color: "#a6120d0a"
        }
        Rectangle {
            id: rod
            x: board.edge
            y: 34 * Theme.u
            width: line.width
            height: 4 * Theme.u
            radius: height / 2
            color: Theme.brass
        }
        Repeater {
            model: line.buildings
            Rectangle {
                required property var modelData
                required property int index
                readonly property bool lit: index === line.ahead || index === line.pointed
                width: (lit ? 20 : modelData.star ? 16 : 11) * Theme.u
                height: width
                radius: width / 2
                x: board.edge + line.along(modelData.x) - width / 2
                y: rod.y + rod.height / 2 - height / 2
                color: lit ? Theme.brassLight : modelData.star ? Theme.cinnabar : Theme.cabin
                border.width: 2.5 * Theme.u
                border.color: Theme.brassLight
            }
        }
        Repeater {
            model: line.named
            Text {
                required property var modelData
                readonly property bool lit: modelData.index === line.ahead || modelData.index === line.pointed
                x: board.edge + modelData.left
                width: modelData.wide
                y: 48 * Theme.u
                horizontalAlignment: modelData.left === 0 ? Text.AlignLeft : modelData.left + modelData.wide >= line.width ? Text.AlignRight : Text.AlignHCenter
                text: line.buildings[modelData.index].name[line.language]
                color: lit ? Theme.brassLight : Theme.lightSoft
                font: letters.font
            }
        }
    }
    // The ship: a small hull with a funnel, its bow the way it goes.
    Item {
        x: line.along(line.positionM)
        y: rod.y
        transform: Scale {
            xScale: line.heading
        }
        Rectangle {
            x: -20 * Theme.u
            y: -13 * Theme.u
            width: 34 * Theme.u
            height: 13 * Theme.u
            bottomLeftRadius: 5 * Theme.u
            color: Theme.light
        }
        Rectangle {
            x: 8 * Theme.u
            y: -13 * Theme.u
            width: 14 * Theme.u
            height: 9 * Theme.u
            bottomRightRadius: 9 * Theme.u
            topRightRadius: 3 * Theme.u
            color: Theme.light
        }
        Rectangle {
            x: -12 * Theme.u
            y: -21 * Theme.u
            width: 18 * Theme.u
            height: 10 * Theme.u
            radius: 2 * Theme.u
            color: Theme.light
        }
        Rectangle {
            x: -6 * Theme.u
            y: -29 * Theme.u
            width: 6 * Theme.u
            height: 10 * Theme.u
            color: Theme.cinnabar
        }
    }
    MouseArea {
        anchors.fill: parent
        anchors.margins: -8 * Theme.u
        objectName: "shore-scale"
        onPressed: mouse => {
            const at = mouse.x + x;
            const away = line.buildings.map(building => Math.abs(line.along(building.x) - at));
            line.pointed = away.indexOf(Math.min(...away));
            forget.restart();
        }
    }
    Timer {
        id: forget
        interval: 6000
        onTriggered: line.pointed = -1
    }
}
