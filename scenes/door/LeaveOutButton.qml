import QtQuick
import scenes.look

// Please don't count me: a large brass plate that gives under the finger.
Rectangle {
    id: button
    property string first: ""
    property string second: ""
    property bool english: false
    signal pressed

    implicitHeight: Math.max(1.5 * Theme.touch, words.implicitHeight + 44 * Theme.u)
    radius: 22 * Theme.u
    border.width: Math.max(1, 3 * Theme.u)
    border.color: Theme.brassLight
    gradient: Gradient {
        GradientStop {
            position: 0
            color: area.pressed ? "#d8b56b" : "#e9cd8b"
        }
        GradientStop {
            position: 1
            color: area.pressed ? "#a07a38" : "#bd934b"
        }
    }
    scale: area.pressed ? 0.97 : 1
    activeFocusOnTab: true
    Accessible.role: Accessible.Button
    Accessible.name: button.first
    Accessible.onPressAction: button.pressed()
    Keys.onReturnPressed: button.pressed()
    Behavior on scale {
        NumberAnimation {
            duration: 90
        }
    }

    Said {
        id: words
        anchors.verticalCenter: parent.verticalCenter
        x: 24 * Theme.u
        width: parent.width - 2 * x
        align: Text.AlignHCenter
        display: true
        first: button.first
        second: button.second
        english: button.english
        size: (button.english ? 36 : 48) * Theme.u
        secondSize: 30 * Theme.u
        spacing: 0
        color: "#23180b"
        secondColor: "#332410"
    }
    MouseArea {
        id: area
        anchors.fill: parent
        onClicked: button.pressed()
    }
}
