pragma ComponentBehavior: Bound
import QtQuick
import scenes.look

// In the place of an exhibit at rest: its window with the lamps turned down, a kind word, and ways to the others.
// `resting`: by their names, which exhibits rest.
Scene {
    id: scene
    property var resting: ({})
    readonly property var words: house.words.resting
    readonly property bool tall: width < height
    readonly property real unit: tall ? width / 1080 : Theme.u
    readonly property list<string> others: ["story", "panorama", "postcard", "smile"].filter(name => name !== shown && scene.resting[name] !== true)
    readonly property string sought: house.rests
    // While the scene fades, the house has left the exhibit already.
    property string shown: sought
    onSoughtChanged: if (sought !== "")
        shown = sought

    function pictureOf(name: string): url {
        return name === "" ? "" : Theme.assets + "/home/" + name + ".webp";
    }

    CabinWall {
        anchors.fill: parent
    }
    Rectangle {
        id: frame
        x: (scene.tall ? 72 : 96) * scene.unit
        y: scene.insetTop + (Theme.lower ? 72 : scene.tall ? 24 : 8) * scene.unit
        width: (scene.tall ? 936 : 540) * scene.unit
        height: scene.tall ? 0.36 * scene.height : scene.height - y - scene.insetBottom - 72 * scene.unit
        radius: 18 * scene.unit
        color: "#0d0906"
        border.width: 4 * scene.unit
        border.color: Theme.brass
        RestingPicture {
            anchors.fill: parent
            anchors.margins: 8 * scene.unit
            picture: scene.pictureOf(scene.shown)
            sign: scene.words.sign
            size: (Theme.english ? 76 : 84) * scene.unit
            sways: true
        }
    }
    Column {
        id: said
        x: scene.tall ? frame.x : frame.x + frame.width + 84 * scene.unit
        y: scene.tall ? frame.y + frame.height + 48 * scene.unit : frame.y
        width: scene.width - x - frame.x
        spacing: 4 * scene.unit
        Words {
            objectName: "resting-name"
            display: true
            width: parent.width
            text: scene.shown === "" ? "" : scene.house.words.look[scene.shown]
            color: Theme.brass
            font.pixelSize: 44 * scene.unit
            lineHeight: 1
        }
        Words {
            display: true
            width: parent.width
            text: scene.words.title
            color: Theme.brassLight
            font.pixelSize: (Theme.english ? 62 : 76) * scene.unit
            lineHeight: 1
        }
        Words {
            objectName: "resting-line"
            width: parent.width
            text: scene.others.length > 0 ? scene.words.others : scene.words.none
            color: Theme.lightSoft
            font.pixelSize: 34 * scene.unit
            lineHeight: 1
        }
    }
    Row {
        id: ways
        anchors.left: said.left
        anchors.top: said.bottom
        anchors.topMargin: 30 * scene.unit
        anchors.bottom: home.top
        anchors.bottomMargin: 30 * scene.unit
        spacing: 30 * scene.unit
        Repeater {
            model: scene.others
            ExhibitWindow {
                required property string modelData
                objectName: "resting-to-" + modelData
                width: Math.min((said.width - 2 * ways.spacing) / 3, 405 * scene.unit)
                height: ways.height
                unit: 0.93 * scene.unit
                room: (Theme.english ? 292 : 232) * unit
                name: scene.house.words.look[modelData]
                line: scene.house.words.home[modelData + "_line"]
                picture: scene.pictureOf(modelData)
                onClicked: scene.house.choose(modelData)
            }
        }
    }
    BrassButton {
        id: home
        objectName: "resting-home"
        anchors.left: said.left
        anchors.bottom: parent.bottom
        anchors.bottomMargin: scene.insetBottom + 72 * scene.unit
        height: Math.max(Theme.touch, 92 * scene.unit)
        quiet: scene.others.length > 0
        size: 34 * scene.unit
        text: scene.words.home
        onClicked: scene.house.choose("home")
    }
}
