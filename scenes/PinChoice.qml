pragma ComponentBehavior: Bound
import QtQuick
import KioskBridge
import scenes.look

// What staff read while they choose the PIN at the first start, in both languages: nobody has said yet which one they speak.
Column {
    id: choice
    required property HouseView house
    required property StaffView view
    required property int typed
    readonly property bool kept: view.pad === "kept"
    readonly property bool troubled: view.padNotice !== "" && typed === 0
    readonly property string line: troubled ? view.padNotice : view.pad === "keeping" ? "keeping" : view.pad === "again" ? "again" : "first_time"
    spacing: 14 * Theme.u

    component Zh: Words {
        property string key
        width: choice.width
        text: choice.house.tongues.zh.pin[key]
        wrapMode: Text.Wrap
        lineHeight: 1
        color: Theme.ink
    }
    component En: Words {
        property string key
        width: choice.width
        text: choice.house.tongues.en.pin[key]
        wrapMode: Text.WordWrap
        lineHeight: 0.9
        color: Theme.inkSoft
        font.pixelSize: Theme.small
    }
    component Gap: Item {
        width: 1
        height: 8 * Theme.u
    }

    Words {
        visible: !choice.kept
        text: choice.house.tongues.zh.pin.first_start + " · " + choice.house.tongues.en.pin.first_start
        lineHeight: 1
        color: Theme.brassDark
        font.pixelSize: Theme.small
    }
    Zh {
        key: choice.kept ? "kept" : "choose"
        display: true
        font.pixelSize: Theme.heading * 1.1
    }
    En {
        key: choice.kept ? "kept" : "choose"
        font.pixelSize: Theme.body * 0.9
    }
    Gap {}
    Zh {
        key: choice.kept ? "kept_hint" : choice.view.pad === "again" ? "choose_use" : "choose_hint"
        font.pixelSize: Theme.small * 1.1
        lineHeight: 1.08
    }
    En {
        key: choice.kept ? "kept_hint" : choice.view.pad === "again" ? "choose_use" : "choose_hint"
    }
    Gap {
        visible: !choice.kept
    }
    Column {
        visible: !choice.kept
        width: parent.width
        spacing: 4 * Theme.u
        Zh {
            objectName: "pin-line"
            key: choice.line
            color: choice.troubled ? Theme.cinnabar : Theme.ink
            font.weight: Font.Medium
        }
        En {
            key: choice.line
            color: choice.troubled ? Theme.cinnabar : Theme.inkSoft
        }
    }
    Rectangle {
        visible: !choice.kept
        width: parent.width
        height: 84 * Theme.u
        radius: 10 * Theme.u
        color: "#30a08658"
        border.width: Math.max(1, 2 * Theme.u)
        border.color: choice.typed > 0 ? Theme.brass : "#80a08658"
        Row {
            anchors.centerIn: parent
            spacing: 18 * Theme.u
            Repeater {
                model: choice.typed
                Rectangle {
                    width: 22 * Theme.u
                    height: width
                    radius: width / 2
                    color: Theme.ink
                }
            }
        }
    }
}
