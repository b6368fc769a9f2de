pragma ComponentBehavior: Bound
import QtQuick
import KioskBridge
import scenes.look

// The hall's hours for staff: how it stands, the presses that change today, the coming days, and the last closing.
Item {
    id: page
    required property HouseView house
    required property HoursView view
    readonly property var words: house.words.hours
    readonly property bool tall: width < height
    // On a tall screen there is room to spare, and the design's own unit would be small.
    readonly property real unit: tall ? width / 972 : Theme.u

    Paper {
        id: now
        width: page.tall ? page.width : 0.54 * (page.width - 40 * page.unit)
        height: page.tall ? standing.implicitHeight + 72 * page.unit : page.height
        HoursNow {
            id: standing
            anchors.fill: parent
            anchors.margins: 32 * page.unit
            anchors.leftMargin: 44 * page.unit
            anchors.rightMargin: 44 * page.unit
            view: page.view
            words: page.words
            language: page.house.language
            unit: page.unit
        }
    }
    Paper {
        anchors.left: page.tall ? parent.left : now.right
        anchors.leftMargin: page.tall ? 0 : 40 * page.unit
        anchors.right: parent.right
        anchors.top: page.tall ? now.bottom : parent.top
        anchors.topMargin: page.tall ? 28 * page.unit : 0
        anchors.bottom: parent.bottom
        HoursComing {
            anchors.fill: parent
            anchors.margins: 32 * page.unit
            anchors.leftMargin: 44 * page.unit
            anchors.rightMargin: 44 * page.unit
            view: page.view
            words: page.words
            language: page.house.language
            unit: page.unit
        }
    }
}
