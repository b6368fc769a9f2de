pragma ComponentBehavior: Bound
import QtQuick
import scenes.look

// The pages of the staff corner: brass tabs.
Row {
    id: tabs
    required property var words
    property string page: "house"
    spacing: 16 * Theme.u

    Repeater {
        model: ["house", "smile"]
        Rectangle {
            id: tab
            required property string modelData
            readonly property bool up: tabs.page === modelData
            objectName: "staff-page-" + modelData
            width: Math.max(2 * Theme.touch, label.implicitWidth + 72 * Theme.u)
            height: Theme.touch
            radius: 14 * Theme.u
            border.width: Math.max(1, 2 * Theme.u)
            border.color: up ? Theme.brassLight : Theme.brassDark
            color: up ? Theme.brass : "#66120d0a"
            activeFocusOnTab: true
            Accessible.role: Accessible.PageTab
            Accessible.name: label.text
            Accessible.onPressAction: tabs.page = tab.modelData
            Keys.onReturnPressed: tabs.page = tab.modelData
            Words {
                id: label
                anchors.centerIn: parent
                text: tabs.words["page_" + tab.modelData]
                color: tab.up ? "#23180b" : Theme.brassLight
                font.pixelSize: 32 * Theme.u
                font.weight: Font.Medium
                wrapMode: Text.NoWrap
                lineHeight: 1
            }
            MouseArea {
                anchors.fill: parent
                onClicked: tabs.page = tab.modelData
            }
        }
    }
}
