import QtQuick
import KioskBridge
import scenes.look

// For staff: exhibits they let rest or wake, practice, and the register of groups they receive.
Item {
    id: page
    required property HouseView house
    required property CareView view
    readonly property var words: house.words.care
    readonly property bool tall: width < height
    // A design unit here: both sheets lie side by side on a wide page and over each other on a high one.
    readonly property real unit: tall ? Math.min(width / 960, height / 1600) : Math.min(width / 1728, height / 830)

    Paper {
        id: exhibits
        width: page.tall ? page.width : 0.54 * (page.width - 36 * page.unit)
        height: page.tall ? 0.49 * (page.height - 36 * page.unit) : page.height
        ExhibitsSheet {
            anchors.fill: parent
            anchors.margins: 26 * page.unit
            anchors.leftMargin: 40 * page.unit
            anchors.rightMargin: 40 * page.unit
            view: page.view
            words: page.words
            names: page.house.words.look
            unit: page.unit
        }
    }
    Paper {
        x: page.width - width
        y: page.height - height
        width: page.tall ? page.width : page.width - exhibits.width - 36 * page.unit
        height: page.tall ? page.height - exhibits.height - 36 * page.unit : page.height
        GroupsSheet {
            anchors.fill: parent
            anchors.margins: 26 * page.unit
            anchors.leftMargin: 40 * page.unit
            anchors.rightMargin: 40 * page.unit
            view: page.view
            words: page.words
            unit: page.unit
        }
    }
}
