import QtQuick
import KioskBridge
import scenes.look

// The end of a story: its picture to take home, again, or another one.
Item {
    id: end
    required property StoryView view
    required property var words
    property real insetTop: 0
    property real insetBottom: 0
    readonly property var last: view.panels[view.panel] ?? null

    Item {
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.verticalCenter: parent.verticalCenter
        anchors.verticalCenterOffset: (end.insetTop - end.insetBottom) / 2
        width: 1600 * Theme.u
        height: 620 * Theme.u
        Rectangle {
            id: mount
            width: 1000 * Theme.u
            height: 592 * Theme.u
            anchors.verticalCenter: parent.verticalCenter
            color: Theme.paper
            Image {
                anchors.fill: parent
                anchors.margins: 18 * Theme.u
                source: end.last && end.visible ? end.last.picture + "-lit.webp" : ""
                sourceSize: Qt.size(1280, 720)
                asynchronous: true
                fillMode: Image.PreserveAspectCrop
            }
        }
        Column {
            anchors.left: mount.right
            anchors.leftMargin: 64 * Theme.u
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            spacing: 24 * Theme.u
            Words {
                display: true
                width: parent.width
                text: end.view.title
                font.pixelSize: Theme.title
                lineHeight: 1
                color: Theme.brassLight
            }
            Words {
                width: parent.width
                text: end.words.ended
                font.pixelSize: Theme.body
                color: Theme.lightSoft
                bottomPadding: 16 * Theme.u
            }
            BrassButton {
                objectName: "story-end-card"
                width: parent.width
                text: end.words.take_home
                onClicked: end.view.takeHome()
            }
            BrassButton {
                objectName: "story-end-shelve"
                width: parent.width
                quiet: true
                text: end.words.another
                onClicked: end.view.shelve()
            }
            BrassButton {
                objectName: "story-end-again"
                width: parent.width
                quiet: true
                text: end.words.from_start
                onClicked: end.view.choosePanel(0)
            }
        }
    }
}
