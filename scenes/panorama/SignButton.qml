import QtQuick
import scenes.look

// A brass plate with a sign and a word, for what can be done where the ship lies.
Item {
    id: button
    property string name: ""
    property string kind: ""
    signal clicked
    implicitWidth: row.width + 56 * Theme.u
    implicitHeight: Math.max(Theme.touch, 88 * Theme.u)
    Accessible.role: Accessible.Button
    Accessible.name: button.name
    Accessible.onPressAction: button.clicked()

    Rectangle {
        anchors.fill: parent
        radius: height / 2
        color: area.pressed ? "#e6352818" : "#cc120d0a"
        border.width: 3 * Theme.u
        border.color: area.pressed ? Theme.brassLight : Theme.brass
    }
    Row {
        id: row
        anchors.centerIn: parent
        spacing: 16 * Theme.u
        Item {
            width: 44 * Theme.u
            height: width
            anchors.verticalCenter: parent.verticalCenter
            PanoramaSign {
                anchors.centerIn: parent
                kind: button.kind
            }
        }
        Text {
            anchors.verticalCenter: parent.verticalCenter
            text: button.name
            color: Theme.brassLight
            font.family: Theme.sans
            font.weight: Font.Medium
            font.pixelSize: 30 * Theme.u
        }
    }
    MouseArea {
        id: area
        anchors.fill: parent
        onClicked: button.clicked()
    }
}
