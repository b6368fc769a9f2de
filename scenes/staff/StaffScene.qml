pragma ComponentBehavior: Bound
import QtQuick
import KioskBridge
import scenes.look

// For staff: pages behind brass tabs, and the ways out. `further` are pages of other parts of the house, each with its
// `name`, which is the folder of its words, and its `page`.
Scene {
    id: scene
    required property StaffView view
    property var further: []
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
        anchors.leftMargin: 48 * Theme.u
        // Clear of the ribbon above.
        y: Theme.bar - height
        pages: [
            {
                name: "house",
                label: scene.words.page_house
            },
            {
                name: "smile",
                label: scene.words.page_smile
            }
        ].concat(scene.further.map(other => ({
                    name: other.name,
                    label: scene.house.words[other.name].tab
                })))
        onPageChanged: scene.sure = false
    }
    Item {
        id: place
        // On a tall screen there is room to spare, and the design's own unit would be small.
        readonly property real grown: width < height ? 1.35 : 1
        anchors.left: parent.left
        anchors.leftMargin: 96 * Theme.u
        anchors.right: parent.right
        anchors.rightMargin: 96 * Theme.u
        anchors.top: parent.top
        anchors.topMargin: Theme.bar + 4 * Theme.u
        anchors.bottom: buttons.top
        anchors.bottomMargin: 28 * Theme.u

        HousePage {
            visible: tabs.page === "house"
            width: place.width / place.grown
            height: place.height / place.grown
            scale: place.grown
            transformOrigin: Item.TopLeft
            view: scene.view
            words: scene.words
            language: scene.house.language
        }
        SmilePage {
            visible: tabs.page === "smile"
            width: place.width / place.grown
            height: place.height / place.grown
            scale: place.grown
            transformOrigin: Item.TopLeft
            view: scene.view
            words: scene.words
        }
        Loader {
            readonly property var shown: scene.further.find(other => other.name === tabs.page)
            anchors.fill: parent
            active: shown !== undefined
            sourceComponent: shown ? shown.page : null
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
            visible: tabs.page === "house" || tabs.page === "smile"
            quiet: true
            text: scene.words.refresh
            onClicked: scene.view.readSummary()
        }
        BrassButton {
            objectName: "staff-end"
            visible: tabs.page === "house"
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
