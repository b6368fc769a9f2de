import QtQuick
import KioskBridge
import scenes.look

// Over a preview: says that this is not on show yet, and ends it at a touch.
Item {
    id: ribbon
    required property HouseView house
    required property PacksView view
    visible: view.preview !== ""
    width: plate.width
    height: Theme.touch

    Accessible.role: Accessible.Button
    Accessible.name: label.text
    Accessible.onPressAction: view.press("leave_preview", "")

    Rectangle {
        id: plate
        width: label.implicitWidth + 64 * Theme.u
        height: 48 * Theme.u
        color: area.pressed ? Theme.brassDark : Theme.river
        border.width: Math.max(1, 2 * Theme.u)
        border.color: Theme.brass
        radius: 6 * Theme.u
        Words {
            id: label
            objectName: "packs-ribbon"
            anchors.centerIn: parent
            text: ribbon.house.words.packs.ribbon.arg(ribbon.view.preview)
            font.pixelSize: 24 * Theme.u
            wrapMode: Text.NoWrap
            lineHeight: 1
        }
    }
    MouseArea {
        id: area
        anchors.fill: parent
        enabled: !ribbon.view.busy
        onClicked: ribbon.view.press("leave_preview", "")
    }
}
