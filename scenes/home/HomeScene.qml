pragma ComponentBehavior: Bound
import QtQuick
import scenes.look

// The cabin with four windows: one to each exhibit, side by side, or two over two where the wall is higher than wide.
// `resting`: by their names, which exhibits rest; a sign hangs in their windows.
Scene {
    id: scene
    property var resting: ({})
    readonly property bool tall: width < height
    // A design unit here: a narrow high wall has room for larger things than its width alone would say.
    readonly property real unit: tall ? width / 1080 : Theme.u

    CabinWall {
        anchors.fill: parent
    }
    Column {
        id: heading
        x: (scene.tall ? 72 : 96) * scene.unit
        y: scene.insetTop + (Theme.lower ? 96 : 4) * scene.unit
        spacing: 0
        Words {
            display: true
            text: scene.house.words.home.welcome
            font.pixelSize: 84 * scene.unit
            lineHeight: 0.95
            color: Theme.brassLight
        }
        Words {
            text: scene.house.words.home.choose
            font.pixelSize: 34 * scene.unit
            lineHeight: 0.95
            color: Theme.lightSoft
        }
    }
    Grid {
        id: wall
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.top: heading.bottom
        anchors.topMargin: 44 * scene.unit
        anchors.bottom: parent.bottom
        anchors.bottomMargin: scene.insetBottom + 72 * scene.unit
        columns: scene.tall ? 2 : 4
        spacing: 36 * scene.unit
        Repeater {
            model: ["story", "panorama", "postcard", "smile"]
            ExhibitWindow {
                required property string modelData
                readonly property bool rests: scene.resting[modelData] === true
                objectName: "home-" + modelData
                height: scene.tall ? (wall.height - wall.spacing) / 2 : wall.height
                width: (scene.tall ? 450 : 405) * scene.unit
                unit: scene.unit
                name: scene.house.words.look[modelData]
                line: rests ? scene.house.words.home.rests_line : scene.house.words.home[modelData + "_line"]
                sign: rests ? scene.house.words.resting.sign : ""
                picture: Theme.assets + "/home/" + modelData + ".webp"
                onClicked: scene.house.choose(modelData)
            }
        }
    }
}
