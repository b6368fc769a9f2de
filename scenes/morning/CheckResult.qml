pragma ComponentBehavior: Bound
import QtQuick
import KioskBridge
import scenes.look

// The end of the check: the hall may open, or every red line in one sentence, each to be looked at again by itself.
Item {
    id: result
    required property MorningView view
    required property var words
    required property var lines
    required property string language
    required property var says
    readonly property var red: lines.filter(line => line.level === "fault")
    readonly property var pretend: lines.filter(line => line.level === "rehearsal")
    readonly property string took: words.minutes.arg(Math.floor(view.seconds / 60)).arg(Math.floor(view.seconds % 60))
    readonly property string rehearsing: pretend.length ? words.rehearsing.arg(pretend.map(line => result.words[line.name]).join(words.listed)) : ""

    Column {
        id: head
        width: parent.width - buttons.width - 28 * Theme.u
        spacing: 8 * Theme.u
        visible: result.red.length > 0
        Words {
            objectName: "check-red"
            display: true
            width: parent.width
            text: result.words.red_title.arg(result.red.length)
            color: Theme.cinnabar
            font.pixelSize: 52 * Theme.u
            lineHeight: 1
        }
        Words {
            width: parent.width
            text: result.words.red_hint
            color: Theme.inkSoft
            font.pixelSize: 28 * Theme.u
            lineHeight: Theme.english ? 0.92 : 1
        }
    }
    ListView {
        id: list
        objectName: "check-red-list"
        visible: result.red.length > 0
        anchors.top: parent.top
        anchors.topMargin: Math.max(head.height, buttons.height) + 20 * Theme.u
        anchors.bottom: parent.bottom
        width: parent.width
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        model: result.red
        delegate: Item {
            id: fault
            required property var modelData
            required property int index
            width: ListView.view.width
            height: Math.max(button.height, said.implicitHeight) + 20 * Theme.u
            Rectangle {
                width: parent.width
                height: Math.max(1, 1.5 * Theme.u)
                color: "#50795c2c"
            }
            CheckMark {
                id: sign
                anchors.top: said.top
                anchors.topMargin: 4 * Theme.u
                level: "fault"
            }
            Column {
                id: said
                anchors.left: sign.right
                anchors.leftMargin: 20 * Theme.u
                anchors.right: mini.visible ? mini.left : button.left
                anchors.rightMargin: 28 * Theme.u
                anchors.verticalCenter: parent.verticalCenter
                Words {
                    text: result.words[fault.modelData.name]
                    color: Theme.ink
                    font.pixelSize: 29 * Theme.u
                    font.weight: Font.Medium
                    lineHeight: 1
                }
                Words {
                    objectName: "check-sentence-" + fault.modelData.name
                    width: parent.width
                    text: result.says(fault.modelData)
                    color: Theme.ink
                    font.pixelSize: Theme.small
                    lineHeight: Theme.english ? 0.88 : 0.95
                }
            }
            // Where the screen does not feel.
            Grid {
                id: mini
                visible: fault.modelData.name === "touch"
                anchors.right: button.left
                anchors.rightMargin: 24 * Theme.u
                anchors.verticalCenter: parent.verticalCenter
                columns: result.view.columns
                spacing: 2 * Theme.u
                Repeater {
                    model: mini.visible ? result.view.columns * result.view.rows : 0
                    Rectangle {
                        required property int index
                        width: 17 * Theme.u
                        height: 15 * Theme.u
                        radius: 2 * Theme.u
                        color: result.view.wiped.includes(index) ? Theme.brass : Theme.bamboo
                    }
                }
            }
            BrassButton {
                id: button
                objectName: "check-again-" + fault.modelData.name
                anchors.right: parent.right
                anchors.verticalCenter: parent.verticalCenter
                dark: true
                quiet: true
                size: 28 * Theme.u
                text: result.words.again
                onClicked: result.view.again(fault.modelData.name)
            }
        }
    }
    // There is more below, or above.
    Rectangle {
        visible: list.visible && list.contentHeight > list.height
        anchors.left: parent.right
        anchors.leftMargin: 14 * Theme.u
        y: list.y + list.visibleArea.yPosition * list.height
        width: 8 * Theme.u
        height: list.visibleArea.heightRatio * list.height
        radius: width / 2
        color: Theme.brass
    }
    Column {
        visible: result.red.length === 0
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.verticalCenter: parent.verticalCenter
        anchors.verticalCenterOffset: -buttons.height / 2
        width: parent.width
        spacing: 22 * Theme.u
        CheckMark {
            anchors.horizontalCenter: parent.horizontalCenter
            level: "ok"
            size: 170 * Theme.u
        }
        Words {
            objectName: "check-well"
            anchors.horizontalCenter: parent.horizontalCenter
            display: true
            text: result.words.all_well
            color: Theme.ink
            font.pixelSize: 92 * Theme.u
            font.letterSpacing: Theme.english ? 0 : 10 * Theme.u
            lineHeight: 1
        }
        Words {
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: result.words.all_well_hint.arg(result.took)
            color: Theme.inkSoft
            font.pixelSize: 30 * Theme.u
            lineHeight: 1
        }
        Words {
            objectName: "check-rehearsing"
            width: parent.width
            visible: result.rehearsing !== ""
            horizontalAlignment: Text.AlignHCenter
            text: result.rehearsing
            color: "#8a6420"
            font.pixelSize: Theme.small
            lineHeight: Theme.english ? 0.9 : 1
        }
    }
    Row {
        id: buttons
        // Red sentences want the room below.
        anchors.right: result.red.length ? parent.right : undefined
        anchors.bottom: result.red.length ? undefined : parent.bottom
        spacing: 24 * Theme.u
        BrassButton {
            objectName: "check-finish"
            text: result.words.finish
            onClicked: result.view.close()
        }
        BrassButton {
            objectName: "check-all-again"
            dark: true
            quiet: true
            text: result.words.begin_again
            onClicked: result.view.begin()
        }
    }
}
