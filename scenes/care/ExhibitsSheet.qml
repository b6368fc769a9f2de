pragma ComponentBehavior: Bound
import QtQuick
import KioskBridge
import scenes.look

// Every exhibit with its picture, how it stands and the one press that changes it; and practice below.
Item {
    id: sheet
    required property CareView view
    required property var words
    required property var names
    required property real unit

    Words {
        id: heading
        display: true
        text: sheet.words.exhibits
        color: Theme.ink
        font.pixelSize: 44 * sheet.unit
        lineHeight: 1
    }
    Column {
        id: rows
        anchors.top: heading.bottom
        anchors.topMargin: 6 * sheet.unit
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: practice.top
        anchors.bottomMargin: 10 * sheet.unit
        Repeater {
            model: sheet.view.exhibits.length
            Item {
                id: row
                required property int index
                readonly property var exhibit: sheet.view.exhibits[index]
                width: rows.width
                height: rows.height / 4
                Rectangle {
                    visible: row.index > 0
                    width: parent.width
                    height: Math.max(1, sheet.unit)
                    color: Theme.paperShade
                }
                Image {
                    id: look
                    anchors.verticalCenter: parent.verticalCenter
                    width: height
                    height: Math.min(parent.height - 20 * sheet.unit, 112 * sheet.unit)
                    source: Theme.assets + "/home/" + row.exhibit.name + ".webp"
                    sourceSize.width: 240
                    fillMode: Image.PreserveAspectCrop
                    asynchronous: true
                    opacity: row.exhibit.resting ? 0.4 : 1
                }
                Rectangle {
                    anchors.fill: look
                    color: "transparent"
                    border.width: Math.max(1, 2 * sheet.unit)
                    border.color: Theme.brassDark
                }
                Column {
                    anchors.left: look.right
                    anchors.leftMargin: 24 * sheet.unit
                    anchors.right: press.left
                    anchors.rightMargin: 20 * sheet.unit
                    anchors.verticalCenter: parent.verticalCenter
                    spacing: 2 * sheet.unit
                    Words {
                        display: true
                        width: parent.width
                        text: sheet.names[row.exhibit.name]
                        color: Theme.ink
                        font.pixelSize: 34 * sheet.unit
                        lineHeight: 1
                    }
                    Row {
                        width: parent.width
                        spacing: 12 * sheet.unit
                        Rectangle {
                            id: lamp
                            y: 13 * sheet.unit
                            width: 16 * sheet.unit
                            height: width
                            radius: width / 2
                            color: !row.exhibit.resting ? "#3f6b4a" : row.exhibit.by === "itself" ? Theme.cinnabar : "#8a6420"
                        }
                        Words {
                            objectName: "care-state-" + row.exhibit.name
                            width: parent.width - lamp.width - parent.spacing
                            text: !row.exhibit.resting ? sheet.words.awake : sheet.words["by_" + row.exhibit.by]
                            color: row.exhibit.by === "itself" ? Theme.cinnabar : Theme.inkSoft
                            font.pixelSize: 26 * sheet.unit
                            lineHeight: 0.95
                        }
                    }
                }
                BrassButton {
                    id: press
                    objectName: "care-rest-" + row.exhibit.name
                    anchors.right: parent.right
                    anchors.verticalCenter: parent.verticalCenter
                    width: 210 * sheet.unit
                    height: Math.max(Theme.touch, 84 * sheet.unit)
                    dark: true
                    quiet: !row.exhibit.resting
                    size: 28 * sheet.unit
                    text: row.exhibit.resting ? sheet.words.wake : sheet.words.rest
                    onClicked: sheet.view.rest(row.exhibit.name, !row.exhibit.resting)
                }
            }
        }
    }
    Item {
        id: practice
        width: parent.width
        height: 176 * sheet.unit
        anchors.bottom: parent.bottom
        Rectangle {
            width: parent.width
            height: Math.max(1, 1.5 * sheet.unit)
            color: Theme.brass
        }
        Column {
            anchors.left: parent.left
            anchors.right: begin.left
            anchors.rightMargin: 24 * sheet.unit
            y: 14 * sheet.unit
            spacing: 2 * sheet.unit
            Words {
                display: true
                text: sheet.words.practice
                color: Theme.ink
                font.pixelSize: 36 * sheet.unit
                lineHeight: 1
            }
            Words {
                objectName: "care-practice-state"
                width: parent.width
                text: sheet.view.practising ? sheet.words.practice_on : sheet.words.practice_off
                color: sheet.view.practising ? Theme.cinnabar : Theme.inkSoft
                font.pixelSize: 26 * sheet.unit
                lineHeight: 0.95
            }
        }
        BrassButton {
            id: begin
            objectName: "care-practise"
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            width: 210 * sheet.unit
            height: Math.max(Theme.touch, 84 * sheet.unit)
            dark: true
            quiet: !sheet.view.practising
            size: 28 * sheet.unit
            text: sheet.view.practising ? sheet.words.practice_end : sheet.words.practice_begin
            onClicked: sheet.view.practise(!sheet.view.practising)
        }
    }
}
