pragma ComponentBehavior: Bound
import QtQuick
import scenes.look

// One brass stud for every panel, each a finger wide, on a line of rope.
Item {
    id: timeline
    property int count: 0
    property int current: 0
    property string title: ""
    signal chosen(int index)
    width: titleText.width + 36 * Theme.u + row.width
    height: Theme.touch

    Words {
        id: titleText
        anchors.left: parent.left
        anchors.leftMargin: 12 * Theme.u
        anchors.verticalCenter: parent.verticalCenter
        text: timeline.title
        color: Theme.brass
        font.pixelSize: Theme.small
        lineHeight: 1
    }
    Row {
        id: row
        anchors.left: titleText.right
        anchors.leftMargin: 36 * Theme.u
        Repeater {
            model: timeline.count
            Item {
                id: stud
                required property int index
                objectName: "story-stud-" + index
                readonly property bool here: index === timeline.current
                width: Math.max(Theme.touch, 96 * Theme.u)
                height: timeline.height
                Rectangle {
                    visible: stud.index > 0
                    anchors.verticalCenter: parent.verticalCenter
                    anchors.right: knob.left
                    width: stud.width - knob.width
                    height: 3 * Theme.u
                    color: Theme.brassDark
                }
                Rectangle {
                    id: knob
                    anchors.centerIn: parent
                    width: (stud.here ? 56 : 40) * Theme.u
                    height: width
                    radius: width / 2
                    color: stud.here ? Theme.brass : Theme.night
                    border.width: 3 * Theme.u
                    border.color: Theme.brass
                    Text {
                        anchors.centerIn: parent
                        text: stud.index + 1
                        color: stud.here ? Theme.night : Theme.brassLight
                        font.family: Theme.sans
                        font.weight: Font.Medium
                        font.pixelSize: (stud.here ? 28 : 22) * Theme.u
                    }
                }
                MouseArea {
                    anchors.fill: parent
                    onClicked: timeline.chosen(stud.index)
                }
                Accessible.role: Accessible.Button
                Accessible.name: timeline.title + " " + (stud.index + 1)
            }
        }
    }
}
