pragma ComponentBehavior: Bound
import QtQuick
import KioskBridge
import scenes.look

// The twelve keys of the PIN pad.
Grid {
    id: keys
    required property HouseView house
    property bool canEnter: true
    signal pressed(key: string)
    columns: 3
    spacing: 18 * Theme.u
    Repeater {
        model: ["1", "2", "3", "4", "5", "6", "7", "8", "9", "clear", "0", "enter"]
        BrassButton {
            required property string modelData
            objectName: "pin-" + modelData
            readonly property bool isDigit: modelData.length === 1
            quiet: modelData === "clear"
            dark: true
            enabled: keys.enabled && (modelData !== "enter" || keys.canEnter)
            width: Math.max(Theme.touch, 160 * Theme.u)
            height: Math.max(Theme.touch, 96 * Theme.u)
            size: isDigit ? Theme.heading : Theme.small
            text: isDigit ? modelData : keys.house.words.pin[modelData]
            onClicked: keys.pressed(modelData)
        }
    }
}
