pragma ComponentBehavior: Bound
import QtQuick
import KioskBridge
import scenes.look

// All stories as carved pictures on the cabin's wall; more than eight can be pushed along.
Item {
    id: choice
    required property StoryView view
    required property var words
    property real insetTop: 0
    property real insetBottom: 0

    Row {
        id: heading
        x: 96 * Theme.u
        y: choice.insetTop + (Theme.lower ? 40 : 0) * Theme.u
        spacing: 32 * Theme.u
        Words {
            id: title
            display: true
            text: choice.words.title
            font.pixelSize: 72 * Theme.u
            lineHeight: 1
            color: Theme.brassLight
        }
        Words {
            anchors.baseline: title.baseline
            text: choice.words.choose
            font.pixelSize: Theme.body
            lineHeight: 1
            color: Theme.lightSoft
        }
    }
    GridView {
        id: grid
        x: 82 * Theme.u
        anchors.top: heading.bottom
        anchors.topMargin: 22 * Theme.u
        anchors.bottom: parent.bottom
        anchors.bottomMargin: choice.insetBottom + 20 * Theme.u
        width: parent.width - 164 * Theme.u
        readonly property int across: choice.width < choice.height ? 2 : 4
        cellWidth: width / across
        cellHeight: Math.max(380 * Theme.u, height * across / 8)
        clip: true
        interactive: contentHeight > height + 1
        boundsBehavior: Flickable.StopAtBounds
        model: choice.view.stories
        delegate: Item {
            id: cell
            required property var modelData
            objectName: "story-choose-" + modelData.id
            width: grid.cellWidth
            height: grid.cellHeight
            Accessible.role: Accessible.Button
            Accessible.name: modelData.title
            Accessible.onPressAction: choice.view.openStory(modelData.id)
            Rectangle {
                id: plate
                anchors.fill: parent
                anchors.margins: 13 * Theme.u
                radius: 12 * Theme.u
                color: press.pressed ? "#5a4426" : "#e61d1510"
                border.width: 3 * Theme.u
                border.color: press.pressed ? Theme.brassLight : Theme.brassDark
                Image {
                    id: carved
                    x: 6 * Theme.u
                    y: 6 * Theme.u
                    width: parent.width - 12 * Theme.u
                    height: width * 0.5
                    source: cell.modelData.lit
                    sourceSize: Qt.size(640, 360)
                    asynchronous: true
                    fillMode: Image.PreserveAspectCrop
                }
                Column {
                    x: 20 * Theme.u
                    anchors.top: carved.bottom
                    anchors.topMargin: 10 * Theme.u
                    width: parent.width - 40 * Theme.u
                    spacing: 2 * Theme.u
                    Words {
                        display: true
                        width: parent.width
                        text: cell.modelData.title
                        font.pixelSize: (Theme.english ? 32 : 38) * Theme.u
                        lineHeight: Theme.english ? 0.85 : 1
                        maximumLineCount: 2
                        color: Theme.brassLight
                    }
                    Words {
                        width: parent.width
                        text: cell.modelData.summary
                        font.pixelSize: Theme.small
                        lineHeight: Theme.english ? 0.85 : 0.95
                        maximumLineCount: 2
                        elide: Text.ElideRight
                        color: Theme.lightSoft
                    }
                }
            }
            MouseArea {
                id: press
                anchors.fill: plate
                onClicked: choice.view.openStory(cell.modelData.id)
            }
        }
    }
}
