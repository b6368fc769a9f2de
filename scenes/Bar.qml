import QtQuick
import KioskBridge
import scenes.look

// The brass bar: home, where we are, language, end of the visit.
Item {
    id: bar
    required property HouseView house
    required property string shown
    readonly property bool inExhibit: shown === "story" || shown === "panorama" || shown === "postcard" || shown === "smile"
    height: Theme.bar

    Rectangle {
        anchors.fill: parent
        visible: bar.inExhibit
        gradient: Gradient {
            GradientStop {
                position: Theme.lower ? 1 : 0
                color: "#cc120d0a"
            }
            GradientStop {
                position: Theme.lower ? 0 : 1
                color: "#00120d0a"
            }
        }
    }
    RoundButton {
        id: homeButton
        objectName: "bar-home"
        visible: bar.inExhibit
        anchors.left: parent.left
        anchors.leftMargin: 36 * Theme.u
        anchors.verticalCenter: parent.verticalCenter
        name: bar.house.words.look.home
        onClicked: bar.house.choose("home")

        // A small house in brass lines.
        Item {
            anchors.centerIn: parent
            width: 40 * Theme.u
            height: width
            Rectangle {
                x: parent.width * 0.20
                y: parent.height * 0.46
                width: parent.width * 0.6
                height: parent.height * 0.46
                color: "transparent"
                border.color: Theme.brassLight
                border.width: 4 * Theme.u
            }
            Repeater {
                model: [-1, 1]
                Rectangle {
                    required property int modelData
                    width: 30 * Theme.u
                    height: 4 * Theme.u
                    radius: 2 * Theme.u
                    color: Theme.brassLight
                    x: 20 * Theme.u - width / 2 + modelData * 10.5 * Theme.u
                    y: 12 * Theme.u
                    rotation: modelData * 40
                }
            }
        }
    }
    BrassButton {
        id: backButton
        objectName: "bar-back"
        visible: bar.inExhibit && bar.house.backTo !== "" && bar.shown === bar.house.scene
        anchors.left: homeButton.right
        anchors.leftMargin: 24 * Theme.u
        anchors.verticalCenter: parent.verticalCenter
        quiet: true
        text: "‹  " + bar.house.words.look.back_to_story
        size: 30 * Theme.u
        onClicked: bar.house.choose(bar.house.backTo)
    }
    Words {
        display: true
        visible: bar.inExhibit
        anchors.left: backButton.visible ? backButton.right : homeButton.right
        anchors.leftMargin: 28 * Theme.u
        anchors.verticalCenter: parent.verticalCenter
        text: bar.inExhibit ? bar.house.words.look[bar.shown] : ""
        color: Theme.brassLight
        font.pixelSize: Theme.heading
        lineHeight: 1
    }
    Row {
        anchors.right: parent.right
        anchors.rightMargin: 36 * Theme.u
        anchors.verticalCenter: parent.verticalCenter
        spacing: 20 * Theme.u
        BrassButton {
            objectName: "bar-language"
            quiet: true
            text: bar.house.words.look.other_language
            size: 30 * Theme.u
            onClicked: bar.house.speakLanguage(bar.house.language === "zh" ? "en" : "zh")
        }
        BrassButton {
            objectName: "bar-leave"
            quiet: true
            visible: bar.shown !== "staff"
            text: bar.house.words.look.leave
            size: 30 * Theme.u
            onClicked: bar.house.leaveVisit()
        }
    }
}
