pragma ComponentBehavior: Bound
import QtQuick
import scenes.look

// The cabin with four windows: one to each exhibit.
Scene {
    id: scene

    CabinWall {
        anchors.fill: parent
    }
    Column {
        id: heading
        x: 96 * Theme.u
        y: scene.insetTop + (Theme.lower ? 96 : 4) * Theme.u
        spacing: 0
        Words {
            display: true
            text: scene.house.words.home.welcome
            font.pixelSize: 84 * Theme.u
            lineHeight: 0.95
            color: Theme.brassLight
        }
        Words {
            text: scene.house.words.home.choose
            font.pixelSize: Theme.body
            lineHeight: 0.95
            color: Theme.lightSoft
        }
    }
    Row {
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.top: heading.bottom
        anchors.topMargin: 44 * Theme.u
        anchors.bottom: parent.bottom
        anchors.bottomMargin: scene.insetBottom + 72 * Theme.u
        spacing: 36 * Theme.u
        Repeater {
            model: ["story", "panorama", "postcard", "smile"]
            ExhibitWindow {
                required property string modelData
                objectName: "home-" + modelData
                height: parent.height
                width: 405 * Theme.u
                name: scene.house.words.look[modelData]
                line: scene.house.words.home[modelData + "_line"]
                picture: "../../assets/home/" + modelData + ".webp"
                onClicked: scene.house.choose(modelData)
            }
        }
    }
}
