pragma ComponentBehavior: Bound
import QtQuick
import KioskBridge
import scenes.look

// Every device in one plain sentence, the printer, and today in numbers; one below the other where the place is tall.
Item {
    id: page
    required property StaffView view
    required property var words
    required property string language
    readonly property bool tall: width < height
    readonly property real gap: 40 * Theme.u

    Paper {
        id: devices
        width: page.tall ? page.width : (page.width - page.gap) * 0.5
        height: page.tall ? Math.min(list.contentHeight + 64 * Theme.u, page.height - printing.height - summary.implicitHeight - 64 * Theme.u - 2 * page.gap) : page.height
        ListView {
            id: list
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
                    text: device.modelData[page.language] + (device.modelData.since === "" ? "" : page.words.since.arg(device.modelData.since))
                    color: Theme.ink
                    font.pixelSize: Theme.small
                    lineHeight: 0.92
                }
            }
        }
    }
    // There is more below, or above.
    Rectangle {
        visible: list.contentHeight > list.height
        parent: devices
        anchors.right: parent.right
        anchors.rightMargin: 18 * Theme.u
        y: list.y + list.visibleArea.yPosition * list.height
        width: 8 * Theme.u
        height: list.visibleArea.heightRatio * list.height
        radius: width / 2
        color: Theme.brass
    }
    PrintingPanel {
        id: printing
        x: page.tall ? 0 : devices.width + page.gap
        y: page.tall ? devices.height + page.gap : 0
        width: page.width - x
        view: page.view
        words: page.words
    }
    Paper {
        id: today
        anchors.left: printing.left
        anchors.right: parent.right
        anchors.top: printing.bottom
        anchors.topMargin: page.tall ? page.gap : 20 * Theme.u
        height: page.tall ? summary.implicitHeight + 64 * Theme.u : page.height - y
        Flickable {
            anchors.fill: parent
            anchors.margins: 18 * Theme.u
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
                    rowSpacing: Theme.u
                    flow: Grid.LeftToRight
                    Repeater {
                        model: ["in_passed", "out_passed", "visits", "panels_viewed", "sailings", "buildings_read", "looks_around", "cards_made", "cards_printed", "groups", "lost_min", "rehearsal_left_out"].filter(key => page.view.summary[key] !== undefined)
                        Item {
                            id: figure
                            required property string modelData
                            width: (summary.width - 48 * Theme.u) / 2
                            height: 33 * Theme.u
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
                Repeater {
                    model: ["story", "building"].filter(key => page.view.summary[key] !== undefined && page.view.summary[key].n !== undefined)
                    Item {
                        id: favourite
                        required property string modelData
                        readonly property var told: page.view.summary[modelData]
                        width: summary.width
                        height: 34 * Theme.u
                        Words {
                            id: what
                            text: page.words["favourite_" + favourite.modelData]
                            color: Theme.inkSoft
                            font.pixelSize: Theme.small
                            lineHeight: 1
                        }
                        Words {
                            objectName: "staff-favourite-" + favourite.modelData
                            anchors.right: parent.right
                            width: parent.width - what.width - 32 * Theme.u
                            horizontalAlignment: Text.AlignRight
                            elide: Text.ElideRight
                            wrapMode: Text.NoWrap
                            text: page.words.favourite_told.arg(favourite.told[page.language]).arg(favourite.told.n)
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
