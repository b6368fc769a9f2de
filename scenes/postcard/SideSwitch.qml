pragma ComponentBehavior: Bound
import QtQuick
import KioskBridge
import scenes.look

// Which side of the card lies up: two brass tabs.
Rectangle {
    id: tabs
    required property InkView inkView
    required property var words
    signal asked

    implicitWidth: 2 * Math.max(1.6 * Theme.touch, 168 * Theme.u)
    implicitHeight: Math.max(Theme.touch, 76 * Theme.u) + 10 * Theme.u
    radius: 14 * Theme.u
    color: "#80120d0a"
    border.width: Math.max(1, 2 * Theme.u)
    border.color: Theme.brassDark

    Row {
        anchors.fill: parent
        anchors.margins: 5 * Theme.u
        Repeater {
            model: ["front", "back"]
            Rectangle {
                id: tab
                required property string modelData
                readonly property bool up: tabs.inkView.side === modelData
                objectName: "booth-side-" + modelData
                width: parent.width / 2
                height: parent.height
                radius: 10 * Theme.u
                color: tab.up ? Theme.brass : "transparent"
                gradient: tab.up ? plate : null
                activeFocusOnTab: true
                Accessible.role: Accessible.RadioButton
                Accessible.name: label.text
                Accessible.checked: tab.up
                Accessible.onPressAction: tab.take()
                Keys.onReturnPressed: tab.take()
                function take(): void {
                    if (!up)
                        tabs.asked();
                }
                Gradient {
                    id: plate
                    GradientStop {
                        position: 0
                        color: "#e9cd8b"
                    }
                    GradientStop {
                        position: 1
                        color: "#b98e45"
                    }
                }
                Text {
                    id: label
                    anchors.centerIn: parent
                    text: tabs.words["side_" + tab.modelData]
                    color: tab.up ? "#23180b" : Theme.brassLight
                    font.family: Theme.sans
                    font.weight: Font.Medium
                    font.pixelSize: 30 * Theme.u
                }
                MouseArea {
                    anchors.fill: parent
                    onClicked: tab.take()
                }
            }
        }
    }
}
