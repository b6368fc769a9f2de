import QtQuick
import KioskBridge
import scenes.look

// What visitors see, what a rollback leads to, what happened last; and in a preview the two ways out of it.
Item {
    id: sheet
    required property PacksView view
    required property var words
    required property string language
    required property real unit
    readonly property bool previewing: view.preview !== ""

    function called(name: string): string {
        return name === "" ? words.shipped : name;
    }

    Column {
        id: standing
        width: parent.width
        spacing: 10 * sheet.unit
        Words {
            text: sheet.words.live
            color: Theme.inkSoft
            font.pixelSize: 26 * sheet.unit
            lineHeight: 1
        }
        Words {
            objectName: "packs-live"
            width: parent.width
            display: true
            text: sheet.called(sheet.view.live)
            color: Theme.ink
            font.pixelSize: 48 * sheet.unit
            wrapMode: Text.Wrap
            maximumLineCount: 2
            elide: Text.ElideRight
            lineHeight: 1
        }
        Item {
            width: 1
            height: 12 * sheet.unit
        }
        Words {
            text: sheet.words.before
            color: Theme.inkSoft
            font.pixelSize: 26 * sheet.unit
            lineHeight: 1
        }
        Words {
            objectName: "packs-before"
            width: parent.width
            text: sheet.view.canRollBack ? sheet.called(sheet.view.before) : sheet.words.nothing_before
            color: sheet.view.canRollBack ? Theme.ink : Theme.inkSoft
            font.pixelSize: 32 * sheet.unit
            wrapMode: Text.Wrap
            maximumLineCount: 2
            elide: Text.ElideRight
            lineHeight: 1
        }
        Item {
            width: 1
            height: 6 * sheet.unit
        }
        BrassButton {
            objectName: "packs-roll-back"
            visible: !sheet.previewing
            enabled: sheet.view.canRollBack && !sheet.view.busy
            dark: true
            quiet: true
            size: 28 * sheet.unit
            text: sheet.words.roll_back
            onClicked: sheet.view.press("roll_back", "")
        }
    }
    Rectangle {
        id: line
        visible: sheet.previewing || last.text !== ""
        anchors.top: standing.bottom
        anchors.topMargin: 24 * sheet.unit
        width: parent.width
        height: Math.max(1, 1.5 * sheet.unit)
        color: Theme.brass
    }
    Column {
        id: looking
        visible: sheet.previewing
        anchors.top: line.bottom
        anchors.topMargin: 24 * sheet.unit
        width: parent.width
        spacing: 14 * sheet.unit
        Words {
            objectName: "packs-previewing"
            width: parent.width
            display: true
            text: sheet.words.previewing.arg(sheet.view.preview)
            color: Theme.river
            font.pixelSize: 36 * sheet.unit
            wrapMode: Text.Wrap
            lineHeight: 1
        }
        Words {
            width: parent.width
            text: sheet.words.previewing_how
            color: Theme.inkSoft
            font.pixelSize: 26 * sheet.unit
        }
        BrassButton {
            objectName: "packs-leave"
            enabled: !sheet.view.busy
            size: 28 * sheet.unit
            text: sheet.words.leave
            onClicked: sheet.view.press("leave_preview", "")
        }
    }
    // A sentence with a file's name and what is wrong with it may be long.
    Flickable {
        anchors.top: sheet.previewing ? looking.bottom : line.bottom
        anchors.topMargin: 24 * sheet.unit
        anchors.bottom: parent.bottom
        width: parent.width
        clip: true
        contentHeight: last.implicitHeight
        boundsBehavior: Flickable.StopAtBounds
        Rectangle {
            id: lamp
            visible: last.text !== ""
            y: 10 * sheet.unit
            width: 18 * sheet.unit
            height: width
            radius: width / 2
            color: sheet.view.busy ? "#8a6420" : sheet.view.told.ok ? "#3f6b4a" : Theme.cinnabar
        }
        Words {
            id: last
            objectName: "packs-told"
            x: 34 * sheet.unit
            width: parent.width - x
            text: sheet.view.told[sheet.language] ?? ""
            color: Theme.ink
            font.pixelSize: 27 * sheet.unit
            // Names of files have no room to break elsewhere.
            wrapMode: Text.Wrap
            lineHeight: Theme.leading * 0.95
        }
    }
}
