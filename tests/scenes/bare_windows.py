"""Windows with nothing of the exhibits in them, to be locked, lost and found."""

HALL = """
import QtQuick
Window {
    id: hall
    property bool ending: false
    property bool settled: true
    property string came: "[]"
    property bool held: press.pressed
    function note(what) { const all = JSON.parse(came); all.push(what); came = JSON.stringify(all) }
    flags: Qt.Window | Qt.FramelessWindowHint
    color: "black"
    onClosing: close => close.accepted = hall.ending
    DropArea { anchors.fill: parent; onEntered: hall.note("drop") }
    MouseArea {
        id: press
        anchors.fill: parent
        acceptedButtons: Qt.AllButtons
        onPressed: mouse => hall.note("button " + mouse.button)
        onWheel: hall.note("wheel")
    }
    Item {
        focus: true
        Keys.onPressed: event => hall.note("key " + event.key)
    }
}
"""
SIDE = """
import QtQuick
Window {
    property bool ending: false
    flags: Qt.Window | Qt.FramelessWindowHint
    onClosing: close => close.accepted = ending
}
"""
