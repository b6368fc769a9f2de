import QtQuick
import KioskBridge
import scenes.look

// For staff: which content is on show, the way back, and the packs that lie ready to be checked, previewed, published.
Item {
    id: page
    required property HouseView house
    required property PacksView view
    readonly property var words: house.words.packs
    readonly property bool tall: width < height
    // A design unit here: both sheets lie side by side on a wide page and over each other on a high one.
    readonly property real unit: tall ? Math.min(width / 1200, height / 1700) : Math.min(width / 1728, height / 830)

    Paper {
        id: ready
        width: page.tall ? page.width : 0.6 * (page.width - 36 * page.unit)
        height: page.tall ? 0.56 * (page.height - 36 * page.unit) : page.height
        ReadyPacks {
            anchors.fill: parent
            anchors.margins: 28 * page.unit
            anchors.leftMargin: 44 * page.unit
            anchors.rightMargin: 44 * page.unit
            view: page.view
            words: page.words
            unit: page.unit
        }
    }
    Paper {
        x: page.width - width
        y: page.height - height
        width: page.tall ? page.width : page.width - ready.width - 36 * page.unit
        height: page.tall ? page.height - ready.height - 36 * page.unit : page.height
        OnShow {
            anchors.fill: parent
            anchors.margins: 28 * page.unit
            anchors.leftMargin: 44 * page.unit
            anchors.rightMargin: 44 * page.unit
            view: page.view
            words: page.words
            language: page.house.language
            unit: page.unit
        }
    }
}
