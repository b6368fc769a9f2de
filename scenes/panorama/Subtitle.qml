import QtQuick
import scenes.look

// One line that stands softly over the water: a greeting, or what a hand can do here. It fades, it never blinks.
Item {
    id: subtitle
    property string text: ""
    property bool told: false
    property string standing: ""
    implicitHeight: words.height

    Rectangle {
        anchors.centerIn: words
        width: words.contentWidth + 64 * Theme.u
        height: words.height + 10 * Theme.u
        radius: Math.min(height / 2, 34 * Theme.u)
        color: "#8c120d0a"
        opacity: words.opacity
        visible: subtitle.standing !== ""
    }
    Words {
        id: words
        width: parent.width
        horizontalAlignment: Text.AlignHCenter
        text: subtitle.standing
        color: subtitle.told ? "#ffe9b8" : Theme.light
        font.pixelSize: (subtitle.told ? 38 : 32) * Theme.u
        opacity: 0
    }
    onTextChanged: {
        if (subtitle.text === "" || subtitle.standing !== "" && words.opacity > 0) {
            leave.restart();
        } else {
            subtitle.standing = subtitle.text;
            come.restart();
        }
    }
    NumberAnimation {
        id: leave
        target: words
        property: "opacity"
        to: 0
        duration: Theme.calm_ms
        onFinished: {
            subtitle.standing = subtitle.text;
            if (subtitle.text !== "")
                come.restart();
        }
    }
    NumberAnimation {
        id: come
        target: words
        property: "opacity"
        to: 1
        duration: 900
    }
    Component.onCompleted: {
        subtitle.standing = subtitle.text;
        if (subtitle.text !== "")
            come.restart();
    }
}
