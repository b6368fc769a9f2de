pragma ComponentBehavior: Bound
import QtQuick
import scenes.look

// The pages of the staff corner: brass tabs, of `pages` {name, label}.
Row {
    id: tabs
    required property var pages
    property string page: "house"
    spacing: 14 * Theme.u

    Repeater {
        model: tabs.pages
        Rectangle {
            id: tab
            required property var modelData
            readonly property bool up: tabs.page === modelData.name
            objectName: "staff-page-" + modelData.name
            width: Math.max(1.5 * Theme.touch, label.implicitWidth + 44 * Theme.u)
            height: Theme.touch
            radius: 14 * Theme.u
            border.width: Math.max(1, 2 * Theme.u)
            border.color: up ? Theme.brassLight : Theme.brassDark
            color: up ? Theme.brass : "#66120d0a"
            activeFocusOnTab: true
            Accessible.role: Accessible.PageTab
            Accessible.name: label.text
            Accessible.onPressAction: tabs.page = tab.modelData.name
            Keys.onReturnPressed: tabs.page = tab.modelData.name
            Words {
                id: label
                anchors.centerIn: parent
                text: tab.modelData.label
                color: tab.up ? "#23180b" : Theme.brassLight
                font.pixelSize: 30 * Theme.u
                font.weight: Font.Medium
                wrapMode: Text.NoWrap
                lineHeight: 1
            }
            MouseArea {
                anchors.fill: parent
                onClicked: tabs.page = tab.modelData.name
            }
        }
    }
}
