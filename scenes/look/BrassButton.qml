import QtQuick

// A brass plate to press: at least a finger wide, answers at once, and can be reached by keys.
Item {
    id: button
    property string text: ""
    property bool quiet: false
    property bool dark: false
    property real size: Theme.body
    signal clicked

    implicitWidth: Math.max(Theme.touch * 2, label.implicitWidth + 72 * Theme.u)
    implicitHeight: Math.max(Theme.touch, 92 * Theme.u)
    opacity: enabled ? 1 : 0.45
    activeFocusOnTab: true
    scale: area.pressed ? 0.965 : 1
    Behavior on scale {
        NumberAnimation {
            duration: 90
        }
    }

    Accessible.role: Accessible.Button
    Accessible.name: button.text
    Accessible.onPressAction: button.clicked()
    Keys.onReturnPressed: button.clicked()

    Rectangle {
        anchors.fill: parent
        radius: 14 * Theme.u
        border.width: Math.max(1, 2 * Theme.u)
        border.color: button.quiet ? (button.dark ? Theme.brassDark : Theme.brass) : Theme.brassLight
        color: button.quiet ? (button.dark ? "#10000000" : "#66120d0a") : Theme.brass
        gradient: button.quiet ? null : plate
        Gradient {
            id: plate
            GradientStop {
                position: 0
                color: area.pressed ? Theme.brass : "#e9cd8b"
            }
            GradientStop {
                position: 1
                color: area.pressed ? Theme.brassDark : "#b98e45"
            }
        }
    }
    Text {
        id: label
        anchors.centerIn: parent
        text: button.text
        color: button.quiet ? (button.dark ? Theme.ink : Theme.brassLight) : "#23180b"
        font.family: Theme.sans
        font.weight: Font.Medium
        font.pixelSize: button.size
    }
    MouseArea {
        id: area
        anchors.fill: parent
        onClicked: button.clicked()
    }
}
