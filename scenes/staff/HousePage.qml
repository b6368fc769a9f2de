pragma ComponentBehavior: Bound
import QtQuick
import KioskBridge
import scenes.look

// Every device in one plain sentence, the printer, and today in numbers.
Item {
    id: page
    required property StaffView view
    required property var words
    required property string language

    Paper {
        id: devices
        width: (parent.width - 40 * Theme.u) * 0.5
        height: parent.height
        ListView {
            anchors.fill: parent
            anchors.margins: 32 * Theme.u
            anchors.leftMargin: 44 * Theme.u
            anchors.rightMargin: 44 * Theme.u
            clip: true
            spacing: 13 * Theme.u
            header: Words {
                display: true
                text: page.words.devices
                color: Theme.ink
                font.pixelSize: Theme.heading
                bottomPadding: 8 * Theme.u
            }
            model: page.view.devices
            delegate: Row {
                id: device
                required property var modelData
                width: ListView.view.width
                spacing: 22 * Theme.u
                Rectangle {
                    id: badge
                    y: 2 * Theme.u
                    width: page.language === "en" ? 138 * Theme.u : 84 * Theme.u
                    height: 36 * Theme.u
                    radius: 8 * Theme.u
                    color: device.modelData.level === "ok" ? "#3f6b4a" : device.modelData.level === "fault" ? Theme.cinnabar : "#8a6420"
                    Words {
                        anchors.centerIn: parent
                        text: page.words[device.modelData.level]
                        font.pixelSize: 24 * Theme.u
                        lineHeight: 1
                    }
                }
                Words {
                    width: device.width - badge.width - device.spacing
                    text: device.modelData[page.language]
                    color: Theme.ink
                    font.pixelSize: Theme.small
                    lineHeight: 0.92
                }
            }
        }
    }
    PrintingPanel {
        id: printing
        anchors.left: today.left
        anchors.right: today.right
        anchors.top: devices.top
        view: page.view
        words: page.words
    }
    Paper {
        id: today
        anchors.left: devices.right
        anchors.leftMargin: 40 * Theme.u
        anchors.right: parent.right
        anchors.top: printing.bottom
        anchors.topMargin: 20 * Theme.u
        anchors.bottom: devices.bottom
        Flickable {
            anchors.fill: parent
            anchors.margins: 24 * Theme.u
            anchors.leftMargin: 44 * Theme.u
            anchors.rightMargin: 44 * Theme.u
            clip: true
            contentHeight: summary.implicitHeight
            Column {
                id: summary
                width: parent.width
                spacing: 2 * Theme.u
                Words {
                    display: true
                    text: page.words.summary
                    color: Theme.ink
                    font.pixelSize: Theme.heading
                }
                Words {
                    visible: page.view.summary.visits === undefined
                    width: parent.width
                    text: page.words.no_summary
                    color: Theme.inkSoft
                    font.pixelSize: Theme.small
                }
                Grid {
                    columns: 2
                    columnSpacing: 48 * Theme.u
                    rowSpacing: 4 * Theme.u
                    flow: Grid.LeftToRight
                    Repeater {
                        model: ["in_passed", "out_passed", "visits", "panels_viewed", "sailings", "buildings_read", "looks_around", "cards_made", "cards_printed", "rehearsal_left_out"].filter(key => page.view.summary[key] !== undefined)
                        Item {
                            id: figure
                            required property string modelData
                            width: (summary.width - 48 * Theme.u) / 2
                            height: 35 * Theme.u
                            Words {
                                text: page.words[figure.modelData]
                                color: Theme.inkSoft
                                font.pixelSize: Theme.small
                                lineHeight: 1
                            }
                            Words {
                                anchors.right: parent.right
                                text: page.view.summary[figure.modelData]
                                color: Theme.ink
                                font.pixelSize: Theme.small
                                lineHeight: 1
                            }
                        }
                    }
                }
            }
        }
    }
}
