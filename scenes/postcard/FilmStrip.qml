pragma ComponentBehavior: Bound
import QtQuick
import scenes.look

// A strip of film with as many places as photos may be taken; the one that is looked at is framed in light.
Item {
    id: film
    required property var shots
    required property string looked
    required property int places
    property bool touchable: true
    signal chosen(string still)
    readonly property real edge: Math.round(24 * Theme.u)
    readonly property real space: Math.round(16 * Theme.u)
    readonly property real each: Math.round((width - 2 * edge) * 9 / 16)
    implicitHeight: places * (each + space) + space

    Rectangle {
        anchors.fill: parent
        radius: 6 * Theme.u
        color: "#0c0806"
        border.width: Math.max(1, 1.5 * Theme.u)
        border.color: "#40c9a35a"
    }
    Repeater {
        model: 2
        Column {
            id: holes
            required property int index
            x: Math.round((index === 0 ? 0.5 * film.edge : film.width - 0.5 * film.edge) - 5.5 * Theme.u)
            y: Math.round(9 * Theme.u)
            spacing: Math.round(13 * Theme.u)
            Repeater {
                model: Math.max(0, Math.floor((film.height - 10 * Theme.u) / Math.round(28 * Theme.u)))
                Rectangle {
                    width: Math.round(11 * Theme.u)
                    height: Math.round(15 * Theme.u)
                    radius: 3 * Theme.u
                    color: "#4a3826"
                }
            }
        }
    }
    Repeater {
        // Still to be taken.
        model: film.places
        Rectangle {
            id: blank
            required property int index
            x: film.edge
            y: film.space + index * (film.each + film.space)
            width: film.width - 2 * film.edge
            height: film.each
            visible: index >= film.shots.length
            color: "#1f1610"
            Text {
                anchors.centerIn: parent
                text: blank.index + 1
                color: "#6d5a3a"
                font.family: Theme.serif
                font.pixelSize: 44 * Theme.u
            }
        }
    }
    Repeater {
        model: film.shots
        Item {
            id: shot
            required property string modelData
            required property int index
            readonly property bool lit: modelData === film.looked
            x: film.edge
            y: film.space + index * (film.each + film.space)
            width: film.width - 2 * film.edge
            height: film.each
            Accessible.role: Accessible.Button
            Accessible.name: index + 1
            Accessible.onPressAction: film.chosen(modelData)
            Rectangle {
                anchors.fill: parent
                anchors.margins: -7 * Theme.u
                visible: shot.lit
                radius: 6 * Theme.u
                color: Theme.brassLight
            }
            PressPicture {
                anchors.fill: parent
                sourceSize: Qt.size(Math.round(film.width * 1.5), Math.round(film.width * 1.5))
                fillMode: Image.PreserveAspectCrop
                picture: shot.modelData
            }
            MouseArea {
                objectName: "booth-shot-" + (shot.index + 1)
                anchors.fill: parent
                anchors.margins: -film.space / 2
                enabled: film.touchable
                onClicked: film.chosen(shot.modelData)
            }
        }
    }
}
