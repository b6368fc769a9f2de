pragma ComponentBehavior: Bound
import QtQuick
import KioskBridge
import scenes.look

// Where staff type their PIN after holding the corner.
Item {
    id: pad
    required property HouseView house
    required property StaffView view
    property string typed: ""
    visible: view.pad !== "closed"
    onVisibleChanged: typed = ""

    function press(key: string): void {
        house.active("touch");
        if (key === "clear")
            typed = "";
        else if (key === "enter") {
            if (typed.length > 0)
                view.enterPin(typed);
            typed = "";
        } else if (typed.length < 12)
            typed += key;
    }

    Rectangle {
        anchors.fill: parent
        color: "#d8120d0a"
    }
    MouseArea {
        anchors.fill: parent
    }
    Paper {
        anchors.centerIn: parent
        width: 640 * Theme.u
        height: content.implicitHeight + 96 * Theme.u
        Column {
            id: content
            anchors.centerIn: parent
            width: parent.width - 112 * Theme.u
            spacing: 24 * Theme.u
            Words {
                display: true
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                text: pad.house.words.look.pin_title
                color: Theme.ink
                font.pixelSize: Theme.heading
            }
            Words {
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                lineHeight: 0.95
                color: pad.view.pad === "wrong" || pad.view.pad === "locked" ? Theme.cinnabar : Theme.inkSoft
                text: {
                    switch (pad.view.pad) {
                    case "wrong":
                        return pad.typed === "" ? pad.house.words.look.pin_wrong : "●".repeat(pad.typed.length);
                    case "locked":
                        return pad.house.words.look.pin_locked;
                    case "checking":
                        return pad.house.words.look.pin_checking;
                    default:
                        return pad.typed === "" ? "–" : "●".repeat(pad.typed.length);
                    }
                }
            }
            Grid {
                anchors.horizontalCenter: parent.horizontalCenter
                columns: 3
                spacing: 18 * Theme.u
                enabled: pad.view.pad === "open" || pad.view.pad === "wrong"
                Repeater {
                    model: ["1", "2", "3", "4", "5", "6", "7", "8", "9", "clear", "0", "enter"]
                    BrassButton {
                        required property string modelData
                        objectName: "pin-" + modelData
                        readonly property bool isDigit: modelData.length === 1
                        quiet: modelData === "clear"
                        dark: true
                        width: 160 * Theme.u
                        height: Math.max(Theme.touch, 96 * Theme.u)
                        size: isDigit ? Theme.heading : Theme.small
                        text: isDigit ? modelData : pad.house.words.look["pin_" + modelData]
                        onClicked: pad.press(modelData)
                    }
                }
            }
            BrassButton {
                objectName: "pin-cancel"
                anchors.horizontalCenter: parent.horizontalCenter
                quiet: true
                dark: true
                text: pad.house.words.look.cancel
                size: Theme.small
                onClicked: pad.view.closePad()
            }
        }
    }
}
