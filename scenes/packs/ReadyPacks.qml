pragma ComponentBehavior: Bound
import QtQuick
import KioskBridge
import scenes.look

// The packs that lie ready, one a row: how its check went, and what can be done with it.
Item {
    id: sheet
    required property PacksView view
    required property var words
    required property real unit

    // What stands under a pack's name.
    function stateOf(name: string, faults: int): string {
        if (view.busy && view.doing.pack === name && words["doing_" + view.doing.act] !== undefined)
            return words["doing_" + view.doing.act];
        return faults < 0 ? words.unchecked : faults === 0 ? words.faultless : words.faults.arg(faults);
    }

    Words {
        id: heading
        anchors.verticalCenter: again.verticalCenter
        display: true
        text: sheet.words.offered
        color: Theme.ink
        font.pixelSize: 44 * sheet.unit
        lineHeight: 1
    }
    BrassButton {
        id: again
        objectName: "packs-look"
        anchors.right: parent.right
        enabled: !sheet.view.busy
        dark: true
        quiet: true
        size: 28 * sheet.unit
        text: sheet.words.look
        onClicked: sheet.view.press("look", "")
    }
    Words {
        objectName: "packs-none"
        visible: sheet.view.offered.length === 0
        anchors.top: list.top
        anchors.topMargin: 20 * sheet.unit
        width: parent.width
        text: sheet.words.none
        color: Theme.inkSoft
        font.pixelSize: 30 * sheet.unit
    }
    ListView {
        id: list
        objectName: "packs-list"
        anchors.top: again.bottom
        anchors.topMargin: 20 * sheet.unit
        anchors.bottom: how.top
        anchors.bottomMargin: 18 * sheet.unit
        width: parent.width
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        model: sheet.view.offered
        delegate: Item {
            id: row
            required property var modelData
            readonly property bool seen: sheet.view.preview === modelData.name
            readonly property bool live: sheet.view.live === modelData.name
            width: list.width
            height: Math.max(Theme.touch + 44 * sheet.unit, 132 * sheet.unit)
            Rectangle {
                width: parent.width
                height: Math.max(1, 1.5 * sheet.unit)
                color: Theme.paperShade
            }
            Column {
                id: told
                anchors.verticalCenter: parent.verticalCenter
                anchors.left: parent.left
                anchors.right: acts.left
                anchors.rightMargin: 20 * sheet.unit
                spacing: 8 * sheet.unit
                Words {
                    width: parent.width
                    text: row.modelData.name
                    color: Theme.ink
                    font.pixelSize: 34 * sheet.unit
                    font.weight: Font.Medium
                    wrapMode: Text.NoWrap
                    elide: Text.ElideMiddle
                    lineHeight: 1
                }
                Row {
                    spacing: 12 * sheet.unit
                    Rectangle {
                        visible: row.live || row.seen
                        anchors.verticalCenter: parent.verticalCenter
                        width: badge.implicitWidth + 24 * sheet.unit
                        height: 34 * sheet.unit
                        radius: 8 * sheet.unit
                        color: row.seen ? Theme.river : "#3f6b4a"
                        Words {
                            id: badge
                            anchors.centerIn: parent
                            text: row.seen ? sheet.words.is_preview : sheet.words.is_live
                            font.pixelSize: 22 * sheet.unit
                            lineHeight: 1
                        }
                    }
                    Words {
                        objectName: "packs-state-" + row.modelData.name
                        anchors.verticalCenter: parent.verticalCenter
                        text: sheet.stateOf(row.modelData.name, row.modelData.faults)
                        color: row.modelData.faults > 0 && !sheet.view.busy ? Theme.cinnabar : Theme.inkSoft
                        font.pixelSize: 26 * sheet.unit
                        wrapMode: Text.NoWrap
                        lineHeight: 1
                    }
                }
            }
            Row {
                id: acts
                anchors.right: parent.right
                anchors.verticalCenter: parent.verticalCenter
                spacing: 14 * sheet.unit
                Repeater {
                    model: ["check", "preview", "publish"]
                    BrassButton {
                        required property string modelData
                        objectName: "packs-" + modelData + "-" + row.modelData.name
                        width: Math.max(implicitWidth - 28 * sheet.unit, Theme.touch)
                        enabled: !sheet.view.busy && (sheet.view.preview === "" || row.seen && modelData === "publish")
                        dark: true
                        quiet: modelData !== "publish" || row.live
                        size: 28 * sheet.unit
                        text: sheet.words[modelData]
                        onClicked: sheet.view.press(modelData, row.modelData.name)
                    }
                }
            }
        }
    }
    Words {
        id: how
        anchors.bottom: parent.bottom
        width: parent.width
        text: sheet.words.how.arg(sheet.view.previewMin)
        color: Theme.inkSoft
        font.pixelSize: 24 * sheet.unit
        lineHeight: Theme.leading * 0.94
    }
}
