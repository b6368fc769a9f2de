import QtQuick
import KioskBridge
import scenes.look

// Tells everybody that devices are pretend, or that no staff PIN is set: such a station is not ready for visitors.
Rectangle {
    id: ribbon
    required property HouseView house
    visible: house.rehearsing || house.practicePin
    width: label.implicitWidth + 56 * Theme.u
    height: 40 * Theme.u
    color: Theme.cinnabar
    radius: 6 * Theme.u
    Words {
        id: label
        anchors.centerIn: parent
        lineHeight: 1
        font.pixelSize: 22 * Theme.u
        text: [ribbon.house.rehearsing ? ribbon.house.words.look.rehearsal : "", ribbon.house.practicePin ? ribbon.house.words.look.practice_pin : ""].filter(part => part !== "").join("　")
    }
}
