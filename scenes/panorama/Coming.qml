import QtQuick
import scenes.look

// The next building and how far it is.
Item {
    id: coming
    required property var words
    property string language: "zh"
    property var place: null
    property real positionM: 0
    readonly property real awayM: place ? Math.abs(place.x - positionM) : 0
    readonly property bool here: awayM < 60
    visible: place !== null
    implicitHeight: column.height

    Column {
        id: column
        width: parent.width
        Text {
            width: parent.width
            horizontalAlignment: Text.AlignRight
            text: coming.here ? coming.words.here : coming.words.next
            color: Theme.lightSoft
            font.family: Theme.sans
            font.pixelSize: Theme.small
            lineHeight: 0.9
        }
        Text {
            width: parent.width
            horizontalAlignment: Text.AlignRight
            text: coming.place ? coming.place.name[coming.language] : ""
            color: Theme.brassLight
            font.family: Theme.serif
            font.weight: Font.DemiBold
            font.pixelSize: (Theme.english ? (text.length > 18 ? 26 : 32) : text.length > 8 ? 28 : 38) * Theme.u
            wrapMode: Text.Wrap
            lineHeight: 0.82
        }
        Text {
            width: parent.width
            horizontalAlignment: Text.AlignRight
            visible: !coming.here
            text: Math.round(coming.awayM / 10) * 10 + " " + coming.words.metres
            color: Theme.lightSoft
            font.family: Theme.sans
            font.pixelSize: Theme.small
            lineHeight: 0.9
        }
    }
}
