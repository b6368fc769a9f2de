import QtQuick
import KioskBridge
import scenes.look

// 还在吗? Any touch goes on; otherwise the visit ends when the count is down.
Item {
    id: question
    required property HouseView house
    visible: house.askLeftS > 0

    Rectangle {
        anchors.fill: parent
        color: "#c8120d0a"
    }
    MouseArea {
        anchors.fill: parent
        onClicked: question.house.stillHere()
    }
    Paper {
        anchors.centerIn: parent
        width: 1040 * Theme.u
        height: content.implicitHeight + 128 * Theme.u
        Column {
            id: content
            anchors.centerIn: parent
            width: parent.width - 128 * Theme.u
            spacing: 34 * Theme.u
            Words {
                display: true
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                text: question.house.words.look.still_here
                color: Theme.ink
                font.pixelSize: Theme.title
            }
            Words {
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                text: question.house.askLeftS + " " + question.house.words.look.still_here_hint
                color: Theme.inkSoft
                font.pixelSize: Theme.body
            }
            BrassButton {
                objectName: "still-here-yes"
                anchors.horizontalCenter: parent.horizontalCenter
                text: question.house.words.look.yes_here
                size: Theme.heading
                onClicked: question.house.stillHere()
            }
        }
    }
}
