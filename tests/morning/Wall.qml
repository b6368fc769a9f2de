import QtQuick
import KioskBridge
import scenes.look
import "../../scenes/morning"

// Where the page stands in the staff scene: below the bar, above the buttons.
Item {
    id: wall
    required property HouseView house
    required property MorningView view
    CabinWall {
        anchors.fill: parent
    }
    MorningPage {
        anchors.fill: parent
        anchors.leftMargin: 96 * Theme.u
        anchors.rightMargin: 96 * Theme.u
        anchors.topMargin: Theme.bar + 4 * Theme.u
        anchors.bottomMargin: 156 * Theme.u
        house: wall.house
        view: wall.view
    }
}
