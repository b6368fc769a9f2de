pragma ComponentBehavior: Bound
import QtQuick
import scenes.look

// Whoever comes back types the six digits of a card made before. The last digit asks by itself.
BoothStep {
    id: entry
    readonly property int digits: 6
    readonly property string told: view.codeEntry
    readonly property bool open: told === "" || told === "wrong"
    property string typed: ""
    onShownChanged: typed = ""
    onToldChanged: if (told === "wrong" || told === "locked")
        typed = ""

    function press(key: string): void {
        if (key === "clear")
            typed = "";
        else if (key === "erase")
            typed = typed.slice(0, -1);
        else if (typed.length < digits) {
            typed += key;
            if (typed.length === digits)
                view.enterCode(typed);
        }
    }

    Column {
        id: saying
        x: 8 * Theme.u
        width: 900 * Theme.u
        anchors.verticalCenter: pad.verticalCenter
        spacing: 34 * Theme.u
        Words {
            display: true
            width: parent.width
            text: entry.words.code_title
            font.pixelSize: Theme.title
            lineHeight: 1.1
            color: Theme.brassLight
        }
        Words {
            width: parent.width
            text: entry.words.code_hint
            color: Theme.lightSoft
        }
        Row {
            spacing: 16 * Theme.u
            Repeater {
                model: entry.digits
                Rectangle {
                    id: box
                    required property int index
                    readonly property bool filled: index < entry.typed.length
                    readonly property bool next: index === entry.typed.length && entry.open
                    width: 112 * Theme.u
                    height: 148 * Theme.u
                    radius: 12 * Theme.u
                    color: filled ? Theme.paper : "#66120d0a"
                    border.color: filled || next ? Theme.brassLight : Theme.brassDark
                    border.width: (next ? 5 : 2) * Theme.u
                    Text {
                        anchors.centerIn: parent
                        text: entry.typed.charAt(box.index)
                        color: Theme.ink
                        font.family: Theme.serif
                        font.weight: Font.DemiBold
                        font.pixelSize: 84 * Theme.u
                    }
                }
            }
        }
        Words {
            objectName: "booth-code-told"
            width: parent.width
            // Always there, so that nothing moves.
            height: 110 * Theme.u
            text: {
                switch (entry.told) {
                case "wrong":
                    return entry.typed === "" ? entry.words.code_wrong : "";
                case "locked":
                    return entry.words.code_locked;
                case "checking":
                    return entry.words.code_checking;
                default:
                    return entry.view.againMin === "" ? entry.words.code_use_print : entry.words.code_use.replace("{minutes}", entry.view.againMin);
                }
            }
            color: entry.told === "wrong" || entry.told === "locked" ? "#ffc2a8" : Theme.lightSoft
            font.pixelSize: 30 * Theme.u
        }
    }
    Grid {
        id: pad
        readonly property real key: Math.max(Theme.touch, 160 * Theme.u)
        anchors.right: parent.right
        anchors.rightMargin: 70 * Theme.u
        anchors.bottom: parent.bottom
        anchors.bottomMargin: 20 * Theme.u
        columns: 3
        spacing: 20 * Theme.u
        enabled: entry.open
        Repeater {
            model: ["1", "2", "3", "4", "5", "6", "7", "8", "9", "clear", "0", "erase"]
            BrassButton {
                required property string modelData
                objectName: "booth-digit-" + modelData
                readonly property bool isDigit: modelData.length === 1
                quiet: true
                width: pad.key * 1.25
                height: pad.key
                size: isDigit ? Theme.title : Theme.body
                text: isDigit ? modelData : entry.words["code_" + modelData]
                enabled: isDigit || entry.typed !== ""
                onClicked: entry.press(modelData)
            }
        }
    }
    BrassButton {
        objectName: "booth-code-back"
        x: saying.x
        anchors.bottom: parent.bottom
        height: 116 * Theme.u
        quiet: true
        text: entry.words.back
        onClicked: entry.view.back()
    }
}
