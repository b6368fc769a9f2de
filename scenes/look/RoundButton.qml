import QtQuick

// A round brass porthole button with a drawn sign; `name` is spoken by screen readers and shown beneath when `labelled`.
Item {
    id: button
    property string name: ""
    property string glyph: ""
    property bool labelled: false
    property bool lit: false
    property real size: Theme.touch
    default property alias sign: signPlace.data
    signal clicked

    implicitWidth: size
    implicitHeight: size + (labelled ? caption.implicitHeight + 8 * Theme.u : 0)
    opacity: enabled ? 1 : 0.4
    activeFocusOnTab: true

    Accessible.role: Accessible.Button
    Accessible.name: button.name
    Accessible.onPressAction: button.clicked()
    Keys.onReturnPressed: button.clicked()

    Rectangle {
        id: disc
        width: button.size
        height: button.size
        radius: width / 2
        color: button.lit ? Theme.brass : "#b3120d0a"
        border.width: 3 * Theme.u
        border.color: area.pressed ? Theme.brassLight : Theme.brass
        scale: area.pressed ? 0.94 : 1
        Behavior on scale {
            NumberAnimation {
                duration: 90
            }
        }
        Text {
            anchors.centerIn: parent
            anchors.verticalCenterOffset: -0.09 * button.size
            text: button.glyph
            color: button.lit ? Theme.night : Theme.brassLight
            font.family: Theme.sans
            font.weight: Font.Medium
            font.pixelSize: button.size * (button.glyph.length > 1 ? 0.3 : 0.62)
        }
        Item {
            id: signPlace
            anchors.fill: parent
        }
    }
    Text {
        id: caption
        visible: button.labelled
        anchors.horizontalCenter: disc.horizontalCenter
        anchors.top: disc.bottom
        anchors.topMargin: 8 * Theme.u
        text: button.name
        color: Theme.brassLight
        font.family: Theme.sans
        font.pixelSize: Theme.small
    }
    MouseArea {
        id: area
        anchors.fill: disc
        onClicked: button.clicked()
    }
}
