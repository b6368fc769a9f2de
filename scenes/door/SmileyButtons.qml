pragma ComponentBehavior: Bound
import QtQuick
import KioskBridge
import scenes.look

// A door without a camera: two faces to press, and only who presses is counted. Languages and insets as in the mirror.
Item {
    id: buttons
    required property DoorView view
    required property var words
    property bool alone: false
    property real insetTop: alone ? 0 : Theme.insetTop
    property real insetBottom: alone ? 0 : Theme.insetBottom
    readonly property bool english: !alone && Theme.english
    readonly property var first: alone ? view.words.zh : words
    readonly property var second: alone ? view.words.en : ({})
    readonly property bool wide: width > 1.15 * height
    readonly property bool counting: view.standing === "counting"
    readonly property bool resting: thanks.running || !counting
    property string thanked: ""

    function take(smile: bool): void {
        if (!buttons.view.press(smile))
            return;
        buttons.thanked = smile ? "smiling" : "not_smiling";
        thanks.restart();
    }
    Timer {
        id: thanks
        interval: 1000 * buttons.view.restS
    }

    NightWater {
        anchors.fill: parent
        dim: buttons.counting ? 0 : 1
    }
    // The question gives way to the thanks and comes back; nothing else moves.
    Said {
        id: head
        objectName: "buttons-head"
        readonly property string key: thanks.running ? "thanks_" + buttons.thanked : "ask"
        anchors.horizontalCenter: parent.horizontalCenter
        y: buttons.insetTop + (buttons.alone ? ribbon.room : 0) + (buttons.wide ? 36 : 72) * Theme.u
        width: parent.width - 96 * Theme.u
        visible: buttons.counting
        align: Text.AlignHCenter
        display: true
        first: buttons.first[key]
        second: buttons.second[key] ?? ""
        english: buttons.english
        size: (buttons.english ? 64 : 76) * Theme.u
        secondSize: 40 * Theme.u
        color: thanks.running ? Theme.brassLight : Theme.light
    }
    Column {
        anchors.horizontalCenter: parent.horizontalCenter
        y: 0.5 * (buttons.insetTop + foot.y - height)
        width: parent.width - 144 * Theme.u
        visible: !buttons.counting
        spacing: 28 * Theme.u
        Said {
            objectName: "buttons-standing"
            width: parent.width
            align: Text.AlignHCenter
            display: true
            first: buttons.counting ? "" : buttons.first["stands_" + buttons.view.standing]
            second: buttons.counting ? "" : buttons.second["stands_" + buttons.view.standing] ?? ""
            english: buttons.english
            size: 64 * Theme.u
        }
        Said {
            width: parent.width
            align: Text.AlignHCenter
            first: buttons.counting ? "" : buttons.first["stands_" + buttons.view.standing + "_hint"]
            second: buttons.counting ? "" : buttons.second["stands_" + buttons.view.standing + "_hint"] ?? ""
            english: buttons.english
            size: 36 * Theme.u
            secondSize: 30 * Theme.u
            color: Theme.lightSoft
        }
    }
    Row {
        id: faces
        readonly property real from: head.y + head.height
        readonly property real labels: (buttons.alone ? 170 : 120) * Theme.u
        readonly property real faceSize: Math.min((buttons.width - 96 * Theme.u - spacing) / 2, foot.y - from - labels - 56 * Theme.u, 720 * Theme.u)
        anchors.horizontalCenter: parent.horizontalCenter
        y: from + 0.5 * (foot.y - from - height)
        spacing: Math.min(0.06 * buttons.width, 200 * Theme.u)
        visible: buttons.counting
        Repeater {
            model: [true, false]
            SmileyFace {
                required property bool modelData
                objectName: modelData ? "press-smiling" : "press-not-smiling"
                smiling: modelData
                size: faces.faceSize
                resting: buttons.resting
                chosen: thanks.running && buttons.thanked === (modelData ? "smiling" : "not_smiling")
                first: modelData ? buttons.first.smiling : buttons.first.not_smiling
                second: (modelData ? buttons.second.smiling : buttons.second.not_smiling) ?? ""
                english: buttons.english
                onPressed: buttons.take(modelData)
            }
        }
    }
    Rectangle {
        id: foot
        width: parent.width
        y: parent.height - buttons.insetBottom - height
        height: notes.height + 48 * Theme.u
        color: "#d9120d0a"
        Rectangle {
            width: parent.width
            height: Math.max(1, 3 * Theme.u)
            color: Theme.brassDark
        }
        Grid {
            id: notes
            x: 72 * Theme.u
            y: 24 * Theme.u
            width: parent.width - 2 * x
            columns: buttons.wide ? 2 : 1
            columnSpacing: 48 * Theme.u
            rowSpacing: 24 * Theme.u
            Column {
                width: buttons.wide ? 0.64 * notes.width : notes.width
                spacing: 10 * Theme.u
                Said {
                    objectName: "buttons-only-pressed"
                    width: parent.width
                    display: true
                    first: buttons.first.only_pressed
                    second: buttons.second.only_pressed ?? ""
                    english: buttons.english
                    size: 44 * Theme.u
                    secondSize: 28 * Theme.u
                    spacing: 0
                    secondColor: Theme.brassLight
                }
                Said {
                    width: parent.width
                    first: buttons.first.no_camera
                    second: buttons.second.no_camera ?? ""
                    english: buttons.english
                    size: 28 * Theme.u
                    secondSize: 24 * Theme.u
                    spacing: 0
                    color: Theme.lightSoft
                }
            }
            Row {
                width: buttons.wide ? notes.width - 0.64 * notes.width - notes.columnSpacing : notes.width
                spacing: 24 * Theme.u
                DoorFigure {
                    width: 0.5 * (parent.width - parent.spacing)
                    number: "0"
                    first: buttons.first.kept
                    second: buttons.second.kept ?? ""
                    english: buttons.english
                }
                DoorFigure {
                    objectName: "buttons-pressed"
                    width: 0.5 * (parent.width - parent.spacing)
                    number: buttons.view.passed.toLocaleString(Qt.locale("en"), "f", 0)
                    first: buttons.first.pressed
                    second: buttons.second.pressed ?? ""
                    english: buttons.english
                }
            }
        }
    }
    DoorRibbon {
        id: ribbon
        visible: buttons.alone && buttons.view.rehearsing
        first: buttons.first.rehearsal
        second: buttons.second.rehearsal ?? ""
        anchors.horizontalCenter: parent.horizontalCenter
    }
}
