pragma ComponentBehavior: Bound
import QtQuick
import scenes.look

// Marks on things in the picture that answer a tap, and the card with the open one's words.
Item {
    id: marks
    property var details: []
    property int open: -1
    property rect shown: Qt.rect(0, 0, 1, 1)
    property real upper: 0
    property real lower: 0
    signal chosen(int index)
    signal closed

    // A tap on the picture shows where they are.
    function call(): void {
        for (let n = 0; n < spots.count; n++)
            (spots.itemAt(n) as Spot).call();
    }
    function across(x: real): real {
        return (x - marks.shown.x) / marks.shown.width * marks.width;
    }
    function down(y: real): real {
        return (y - marks.shown.y) / marks.shown.height * marks.height;
    }

    component Spot: Item {
        id: spot
        property bool lit: false
        property string name: ""
        signal clicked
        function call(): void {
            ring.restart();
        }
        width: Theme.touch
        height: Theme.touch
        Accessible.role: Accessible.Button
        Accessible.name: spot.name
        Accessible.onPressAction: spot.clicked()
        Rectangle {
            id: halo
            anchors.centerIn: parent
            width: 84 * Theme.u
            height: width
            radius: width / 2
            color: "transparent"
            border.width: 3 * Theme.u
            border.color: Theme.brassLight
            opacity: 0
        }
        Rectangle {
            anchors.centerIn: parent
            width: (spot.lit ? 46 : 38) * Theme.u
            height: width
            radius: width / 2
            color: spot.lit ? Theme.brassLight : "#a6120d0a"
            border.width: 3 * Theme.u
            border.color: Theme.brassLight
            Rectangle {
                anchors.centerIn: parent
                width: 12 * Theme.u
                height: width
                radius: width / 2
                color: spot.lit ? Theme.night : Theme.brassLight
            }
        }
        ParallelAnimation {
            id: ring
            loops: 2
            NumberAnimation {
                target: halo
                property: "opacity"
                from: 0.9
                to: 0
                duration: 1100
            }
            NumberAnimation {
                target: halo
                property: "scale"
                from: 0.5
                to: 1.5
                duration: 1100
            }
        }
        MouseArea {
            anchors.fill: parent
            onClicked: spot.clicked()
        }
    }
    Repeater {
        id: spots
        model: marks.details
        Spot {
            required property var modelData
            required property int index
            objectName: "story-detail-" + index
            name: modelData.name
            lit: marks.open === index
            x: marks.across(modelData.x) - width / 2
            // The heading's line stays free.
            y: marks.shown.height < 1 ? marks.down(modelData.y) - height / 2 : Math.max(marks.upper, marks.down(modelData.y) - height / 2)
            onClicked: lit ? marks.closed() : marks.chosen(index)
        }
    }
    Paper {
        id: card
        readonly property var detail: marks.details[marks.open] ?? null
        readonly property real atX: detail ? marks.across(detail.x) : 0
        readonly property real atY: detail ? marks.down(detail.y) : 0
        objectName: "story-detail-card"
        visible: detail !== null
        width: 520 * Theme.u
        height: words.height + 56 * Theme.u
        x: Math.max(40 * Theme.u, Math.min(marks.width - width - 40 * Theme.u, atX > marks.width / 2 ? atX - width - 60 * Theme.u : atX + 60 * Theme.u))
        y: Math.max(marks.upper, Math.min(marks.lower - height, atY - height / 2))
        Column {
            id: words
            x: 32 * Theme.u
            y: 26 * Theme.u
            width: parent.width - 64 * Theme.u
            spacing: 6 * Theme.u
            Words {
                display: true
                width: parent.width
                text: card.detail ? card.detail.name : ""
                color: Theme.cinnabar
                font.pixelSize: 38 * Theme.u
                lineHeight: 1
            }
            Words {
                width: parent.width
                text: card.detail ? card.detail.text : ""
                color: Theme.ink
                font.pixelSize: 30 * Theme.u
            }
        }
        MouseArea {
            anchors.fill: parent
            onClicked: marks.closed()
        }
    }
}
