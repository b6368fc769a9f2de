pragma ComponentBehavior: Bound
import QtQuick
import scenes.look

// Four small portholes: the light of the hour, of day, dusk and night. The one that holds is filled with brass.
Row {
    id: chooser
    required property var words
    property string choice: "clock"
    readonly property var kinds: ["clock", "day", "dusk", "night"]
    signal chosen(int index)
    spacing: 18 * Theme.u

    Repeater {
        model: chooser.kinds
        RoundButton {
            id: porthole
            required property string modelData
            required property int index
            objectName: "light-" + modelData
            name: chooser.words["light_" + modelData]
            labelled: true
            lit: chooser.choice === modelData
            onClicked: chooser.chosen(index)
            PanoramaSign {
                anchors.centerIn: parent
                kind: porthole.modelData
                colour: porthole.lit ? Theme.night : Theme.brassLight
                size: 0.82 * Theme.u
            }
        }
    }
}
