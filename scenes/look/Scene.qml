import QtQuick
import KioskBridge

// What every scene stands on: the whole screen, the house it belongs to, and the insets the bar leaves free.
FocusScope {
    id: scene
    required property HouseView house
    readonly property bool english: house.language === "en"
    readonly property real insetTop: Theme.insetTop
    readonly property real insetBottom: Theme.insetBottom
}
