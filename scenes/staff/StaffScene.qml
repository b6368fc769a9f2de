pragma ComponentBehavior: Bound
import QtQuick
import KioskBridge
import scenes.look

// For staff: every device in one plain sentence, the printer, today in numbers, the smile count, and the way out.
Scene {
    id: scene
    required property StaffView view
    readonly property var words: house.words.staff
    property bool sure: false
    Component.onCompleted: view.readSummary()

    CabinWall {
        anchors.fill: parent
    }
    Words {
        id: title
        display: true
        x: 96 * Theme.u
        y: 28 * Theme.u
        text: scene.words.title
        color: Theme.brassLight
        font.pixelSize: Theme.title
        lineHeight: 1
    }
    StaffTabs {
        id: tabs
        anchors.left: title.right
        anchors.leftMargin: 72 * Theme.u
        // Clear of the ribbon above.
        y: Theme.bar - height
        words: scene.words
    }
    SmilePage {
        visible: tabs.page === "smile"
        anchors.left: devices.left
        anchors.right: today.right
        anchors.top: devices.top
        anchors.bottom: devices.bottom
        view: scene.view
        words: scene.words
    }
    Paper {
        id: devices
        visible: tabs.page === "house"
        anchors.left: parent.left
        anchors.leftMargin: 96 * Theme.u
        anchors.top: parent.top
        anchors.topMargin: Theme.bar + 4 * Theme.u
        anchors.bottom: buttons.top
        anchors.bottomMargin: 28 * Theme.u
        width: (parent.width - 232 * Theme.u) * 0.5
        ListView {
            anchors.fill: parent
            anchors.margins: 32 * Theme.u
            anchors.leftMargin: 44 * Theme.u
            anchors.rightMargin: 44 * Theme.u
            clip: true
            spacing: 13 * Theme.u
            header: Words {
                display: true
                text: scene.words.devices
                color: Theme.ink
                font.pixelSize: Theme.heading
                bottomPadding: 8 * Theme.u
            }
            model: scene.view.devices
            delegate: Row {
                id: device
                required property var modelData
                width: ListView.view.width
                spacing: 22 * Theme.u
                Rectangle {
                    id: badge
                    y: 2 * Theme.u
                    width: scene.english ? 138 * Theme.u : 84 * Theme.u
                    height: 36 * Theme.u
                    radius: 8 * Theme.u
                    color: device.modelData.level === "ok" ? "#3f6b4a" : device.modelData.level === "fault" ? Theme.cinnabar : "#8a6420"
                    Words {
                        anchors.centerIn: parent
                        text: scene.words[device.modelData.level]
                        font.pixelSize: 24 * Theme.u
                        lineHeight: 1
                    }
                }
                Words {
                    width: device.width - badge.width - device.spacing
                    text: device.modelData[scene.house.language]
                    color: Theme.ink
                    font.pixelSize: Theme.small
                    lineHeight: 0.92
                }
            }
        }
    }
    PrintingPanel {
        id: printing
        visible: tabs.page === "house"
        anchors.left: today.left
        anchors.right: today.right
        anchors.top: devices.top
        view: scene.view
        words: scene.words
    }
    Paper {
        id: today
        visible: tabs.page === "house"
        anchors.left: devices.right
        anchors.leftMargin: 40 * Theme.u
        anchors.right: parent.right
        anchors.rightMargin: 96 * Theme.u
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
                    text: scene.words.summary
                    color: Theme.ink
                    font.pixelSize: Theme.heading
                }
                Words {
                    visible: scene.view.summary.visits === undefined
                    width: parent.width
                    text: scene.words.no_summary
                    color: Theme.inkSoft
                    font.pixelSize: Theme.small
                }
                Grid {
                    columns: 2
                    columnSpacing: 48 * Theme.u
                    rowSpacing: 4 * Theme.u
                    flow: Grid.LeftToRight
                    Repeater {
                        model: ["in_passed", "out_passed", "visits", "panels_viewed", "sailings", "buildings_read", "looks_around", "cards_made", "cards_printed", "rehearsal_left_out"].filter(key => scene.view.summary[key] !== undefined)
                        Item {
                            id: figure
                            required property string modelData
                            width: (summary.width - 48 * Theme.u) / 2
                            height: 35 * Theme.u
                            Words {
                                text: scene.words[figure.modelData]
                                color: Theme.inkSoft
                                font.pixelSize: Theme.small
                                lineHeight: 1
                            }
                            Words {
                                anchors.right: parent.right
                                text: scene.view.summary[figure.modelData]
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
    Row {
        id: buttons
        anchors.left: parent.left
        anchors.leftMargin: 96 * Theme.u
        anchors.bottom: parent.bottom
        anchors.bottomMargin: scene.insetBottom + 36 * Theme.u
        spacing: 28 * Theme.u
        BrassButton {
            objectName: "staff-back"
            text: scene.words.back
            onClicked: scene.view.leaveStaff()
        }
        BrassButton {
            quiet: true
            text: scene.words.refresh
            onClicked: scene.view.readSummary()
        }
        BrassButton {
            objectName: "staff-end"
            quiet: true
            text: scene.sure ? scene.words.end_sure : scene.words.end
            onClicked: {
                if (scene.sure)
                    scene.view.endKiosk();
                scene.sure = true;
            }
        }
    }
}
