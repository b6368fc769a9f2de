import QtQuick
import scenes.look

// The answer to whoever pressed: a sheet of paper over the water. `leftS` runs down beneath it while it is above 0.
Paper {
    id: answer
    property string first: ""
    property string second: ""
    property string hint: ""
    property string secondHint: ""
    property bool english: false
    property real leftS: 0
    property real wholeS: 20

    radius: 24 * Theme.u
    implicitHeight: words.implicitHeight + 96 * Theme.u
    visible: opacity > 0
    Behavior on opacity {
        NumberAnimation {
            duration: Theme.calm_ms
        }
    }

    Column {
        id: words
        anchors.verticalCenter: parent.verticalCenter
        x: 48 * Theme.u
        width: parent.width - 2 * x
        spacing: 18 * Theme.u
        Said {
            width: parent.width
            align: Text.AlignHCenter
            display: true
            first: answer.first
            second: answer.second
            english: answer.english
            size: (answer.english ? 48 : 56) * Theme.u
            color: Theme.ink
            secondColor: Theme.inkSoft
        }
        Said {
            width: parent.width
            align: Text.AlignHCenter
            first: answer.hint
            second: answer.secondHint
            english: answer.english
            size: 34 * Theme.u
            secondSize: 28 * Theme.u
            color: Theme.ink
            secondColor: Theme.inkSoft
        }
        Rectangle {
            visible: answer.leftS > 0
            width: parent.width
            height: 12 * Theme.u
            radius: height / 2
            color: Theme.paperShade
            Rectangle {
                width: parent.width * Math.min(1, answer.leftS / answer.wholeS)
                height: parent.height
                radius: height / 2
                color: Theme.brassDark
            }
        }
    }
}
