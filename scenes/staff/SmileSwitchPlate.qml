pragma ComponentBehavior: Bound
import QtQuick
import KioskBridge
import scenes.look

// Whether smiles are counted, the one press that changes it, and how both doors stand.
Column {
    id: plate
    required property StaffView view
    required property var words
    readonly property var smile: view.smile
    readonly property bool rests: smile.on && smile.doors.some(door => door.level === "rest") && !smile.doors.some(door => ["ok", "rehearsal"].includes(door.level))
    readonly property var colors: ({
            ok: "#3f6b4a",
            rehearsal: "#8a6420",
            fault: Theme.cinnabar,
            rest: Theme.inkSoft,
            off: Theme.inkSoft,
            unknown: Theme.inkSoft
        })
    spacing: 10 * Theme.u

    Item {
        width: parent.width
        height: button.height
        Words {
            id: heading
            display: true
            text: plate.words.smile_count
            color: Theme.ink
            font.pixelSize: Theme.heading
            lineHeight: 1
        }
        Words {
            objectName: "staff-smile-state"
            anchors.top: heading.bottom
            anchors.left: parent.left
            anchors.right: button.left
            anchors.rightMargin: 24 * Theme.u
            text: !plate.smile.known ? plate.words.smile_unknown : plate.rests ? plate.words.smile_rests : plate.smile.on ? plate.words.smile_on : plate.words.smile_off
            color: plate.smile.known && !plate.smile.on ? Theme.cinnabar : Theme.ink
            font.pixelSize: Theme.small
            lineHeight: 0.95
        }
        BrassButton {
            id: button
            objectName: "staff-smile-switch"
            anchors.right: parent.right
            dark: true
            quiet: plate.smile.on
            enabled: plate.smile.known && !rest.running
            size: 30 * Theme.u
            text: plate.smile.on ? plate.words.switch_off : plate.words.switch_on
            onClicked: {
                rest.start();
                plate.view.switchSmiles(!plate.smile.on);
            }
            // As long as the house takes further taps for the same press.
            Timer {
                id: rest
                interval: 2000
            }
        }
    }
    Repeater {
        model: plate.smile.doors
        Item {
            id: door
            required property var modelData
            width: plate.width
            // Two lines' room, so that nothing moves when a door says something else.
            height: 62 * Theme.u
            Rectangle {
                id: badge
                anchors.verticalCenter: parent.verticalCenter
                width: 150 * Theme.u
                height: 40 * Theme.u
                radius: 8 * Theme.u
                color: plate.colors[door.modelData.level]
                Words {
                    objectName: "staff-door-" + door.modelData.door
                    anchors.centerIn: parent
                    text: plate.words["door_" + door.modelData.level]
                    font.pixelSize: 24 * Theme.u
                    lineHeight: 1
                }
            }
            Words {
                id: name
                anchors.left: badge.right
                anchors.leftMargin: 20 * Theme.u
                anchors.verticalCenter: parent.verticalCenter
                width: 76 * Theme.u
                text: plate.words[door.modelData.door]
                color: Theme.ink
                font.pixelSize: Theme.small
                font.weight: Font.Medium
                lineHeight: 1
            }
            Words {
                objectName: "staff-door-says-" + door.modelData.door
                anchors.left: name.right
                anchors.right: parent.right
                anchors.verticalCenter: parent.verticalCenter
                text: door.modelData[Theme.english ? "en" : "zh"] || plate.words["by_" + (door.modelData.means || "nothing")]
                color: Theme.ink
                font.pixelSize: 24 * Theme.u
                lineHeight: 0.9
            }
        }
    }
}
