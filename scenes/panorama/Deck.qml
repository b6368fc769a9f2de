pragma ComponentBehavior: Bound
import QtQuick
import KioskBridge
import scenes.look

// The ship's deck before the visitor: the rail with the wheel, the light to choose, the next building, the chart.
Item {
    id: deck
    required property PanoramaView view
    required property var words
    property string language: "zh"
    readonly property alias railY: rail.y
    readonly property real wheelTop: helm.y

    Rectangle {
        anchors.bottom: parent.bottom
        width: deck.width
        height: Theme.insetBottom
        color: Theme.night
    }
    Image {
        id: rail
        y: deck.height - Theme.insetBottom - height
        width: deck.width
        height: 176 * Theme.u
        source: "../../assets/panorama/ship/rail.webp"
        sourceSize.width: Math.ceil(deck.width)
        fillMode: Image.PreserveAspectCrop
        verticalAlignment: Image.AlignTop
        MouseArea {
            anchors.fill: parent
        }
    }
    LightChooser {
        x: 48 * Theme.u
        anchors.verticalCenter: rail.verticalCenter
        anchors.verticalCenterOffset: 10 * Theme.u
        words: deck.words
        choice: deck.view.lightChoice
        onChosen: index => deck.view.chooseLight(index)
    }
    Coming {
        anchors.verticalCenter: rail.verticalCenter
        anchors.verticalCenterOffset: 14 * Theme.u
        anchors.right: chart.left
        anchors.rightMargin: 26 * Theme.u
        width: chart.x - 26 * Theme.u - helm.x - helm.width - 4 * Theme.u
        words: deck.words
        language: deck.language
        place: deck.view.ahead >= 0 ? deck.view.buildings[deck.view.ahead] : null
        positionM: deck.view.positionM
    }
    RiverChart {
        id: chart
        anchors.right: parent.right
        anchors.rightMargin: 48 * Theme.u
        anchors.bottom: rail.bottom
        anchors.bottomMargin: 20 * Theme.u
        width: 312 * Theme.u
        height: 174 * Theme.u
        words: deck.words
        buildings: deck.view.buildings
        shoreM: deck.view.shoreM
        positionM: deck.view.positionM
        heading: deck.view.heading
        ahead: deck.view.ahead
    }
    Helm {
        id: helm
        objectName: "helm"
        width: 470 * Theme.u
        height: width
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.verticalCenter: rail.top
        anchors.verticalCenterOffset: 106 * Theme.u
        steer: deck.view.steer
        onPushed: steps => deck.view.stepWheel(steps)
    }
}
