import QtQuick
import KioskBridge
import scenes.look

// Tells everybody that what is seen is not the real thing: devices are pretend, no staff PIN is set, or staff
// practise.
Rectangle {
    id: ribbon
    required property HouseView house
    readonly property list<string> parts: [house.rehearsing ? house.words.look.rehearsal : "", house.practicePin ? house.words.look.practice_pin : "", house.practising ? house.words.look.practising : ""].filter(part => part !== "")
    visible: parts.length > 0
    width: label.implicitWidth + 56 * Theme.u
    height: 40 * Theme.u
    color: Theme.cinnabar
    radius: 6 * Theme.u
    Words {
        id: label
        anchors.centerIn: parent
        lineHeight: 1
        font.pixelSize: 22 * Theme.u
        text: ribbon.parts.join("　")
    }
}
