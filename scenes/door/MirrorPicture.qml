pragma ComponentBehavior: Bound
import QtQuick
import KioskBridge
import scenes.look

// A door's mirror: no video, only lamps on dark water where faces are. `words` are the scene's words in the visitor's
// language; `alone` it fills a screen at the door and speaks Chinese first and English beneath. `insetTop` and
// `insetBottom`: what others cover.
Item {
    id: mirror
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
    readonly property var lamps: view.lamps
    property real leftS: view.leftOutS
    property bool stirred: true

    function seconds(sentence: string): string {
        return sentence.replace("%1", Math.ceil(mirror.leftS));
    }

    function stepLamps(passedS: real): void {
        let atRest = true;
        for (let n = 0; n < row.count; n++)
            atRest = (row.itemAt(n) as MirrorLamp).step(passedS) && atRest;
        stirred = !atRest;
    }
    FrameAnimation {
        running: mirror.stirred && water.keepsUp && mirror.visible
        onTriggered: mirror.stepLamps(Math.min(0.1, frameTime))
    }
    // Where every frame is drawn by the processor, the lamps glide in fewer steps.
    Timer {
        interval: 120
        repeat: true
        running: mirror.stirred && !water.keepsUp && mirror.visible
        onTriggered: mirror.stepLamps(0.12)
    }
    Timer {
        interval: 250
        repeat: true
        running: mirror.leftS > 0
        onTriggered: mirror.leftS = mirror.view.leftOutS
    }
    Timer {
        id: thanked
        interval: 5000
        onRunningChanged: answer.choose()
    }
    Connections {
        target: mirror.view
        function onLeftOutChanged(): void {
            mirror.leftS = mirror.view.leftOutS;
        }
        function onSomebodyLeftOut(): void {
            thanked.restart();
        }
    }

    NightWater {
        id: water
        anchors.fill: parent
        dim: mirror.counting ? 0 : 1
        Behavior on dim {
            NumberAnimation {
                duration: 1200
            }
        }
    }
    Item {
        anchors.fill: parent
        Repeater {
            id: row
            model: 8
            MirrorLamp {
                required property int index
                objectName: "mirror-lamp-" + index
                place: mirror.lamps[index]
                water: Qt.rect(0.02 * mirror.width, head.y + head.height, 0.96 * mirror.width, shore.y - head.y - head.height)
                foot: shore.y - invitation.y
                onStirred: mirror.stirred = true
            }
        }
    }

    // The words at the water's edge stay readable in front of any reflection.
    Rectangle {
        visible: mirror.view.faces > 0
        width: parent.width
        anchors.bottom: shore.top
        height: 1.5 * (shore.y - invitation.y)
        gradient: Gradient {
            GradientStop {
                position: 0
                color: "#00091019"
            }
            GradientStop {
                position: 0.4
                color: "#c0091019"
            }
            GradientStop {
                position: 1
                color: "#d9091019"
            }
        }
    }
    Column {
        id: head
        anchors.horizontalCenter: parent.horizontalCenter
        y: mirror.insetTop + (mirror.alone ? ribbon.room : 0) + 44 * Theme.u
        width: parent.width - 144 * Theme.u
        spacing: 20 * Theme.u
        Said {
            objectName: "mirror-title"
            width: parent.width
            align: Text.AlignHCenter
            display: true
            first: mirror.first[mirror.view.door + "_title"]
            second: mirror.second[mirror.view.door + "_title"] ?? ""
            english: mirror.english
            size: (mirror.alone ? 84 : 60) * Theme.u
            secondSize: 38 * Theme.u
            color: Theme.light
        }
    }
    Said {
        id: invitation
        objectName: "mirror-invitation"
        readonly property string key: mirror.view.faces > 0 ? "each_lamp" : "come_closer"
        anchors.horizontalCenter: parent.horizontalCenter
        y: mirror.view.faces > 0 ? shore.y - height - 18 * Theme.u : 0.5 * (head.y + head.height + shore.y - height)
        width: parent.width - 144 * Theme.u
        align: Text.AlignHCenter
        visible: mirror.counting && !answer.visible
        first: mirror.first[key]
        second: mirror.second[key] ?? ""
        english: mirror.english
        size: (mirror.view.faces > 0 ? 36 : 54) * Theme.u
        secondSize: (mirror.view.faces > 0 ? 28 : 32) * Theme.u
        color: Theme.brassLight
    }
    Column {
        anchors.horizontalCenter: parent.horizontalCenter
        y: 0.5 * (head.y + head.height + shore.y - height)
        width: parent.width - 144 * Theme.u
        visible: !mirror.counting
        spacing: 28 * Theme.u
        Said {
            objectName: "mirror-standing"
            width: parent.width
            align: Text.AlignHCenter
            display: true
            first: mirror.counting ? "" : mirror.first["stands_" + mirror.view.standing]
            second: mirror.counting ? "" : mirror.second["stands_" + mirror.view.standing] ?? ""
            english: mirror.english
            size: 64 * Theme.u
        }
        Said {
            width: parent.width
            align: Text.AlignHCenter
            first: mirror.counting ? "" : mirror.first["stands_" + mirror.view.standing + "_hint"]
            second: mirror.counting ? "" : mirror.second["stands_" + mirror.view.standing + "_hint"] ?? ""
            english: mirror.english
            size: 36 * Theme.u
            secondSize: 30 * Theme.u
            color: Theme.lightSoft
        }
    }

    MirrorShore {
        id: shore
        view: mirror.view
        first: mirror.first
        second: mirror.second
        english: mirror.english
        wide: mirror.wide
        width: parent.width
        y: parent.height - mirror.insetBottom - height
    }
    DoorAnswer {
        id: answer
        objectName: "mirror-answer"
        readonly property bool waiting: mirror.leftS > 0
        // While the sheet fades it keeps its words.
        property string said: "left_out"
        function choose(): void {
            if (thanked.running)
                said = "left_out_done";
            else if (waiting)
                said = "left_out";
        }
        onWaitingChanged: choose()
        anchors.horizontalCenter: parent.horizontalCenter
        y: shore.y - height - 40 * Theme.u
        width: Math.min(parent.width - 96 * Theme.u, 1080 * Theme.u)
        opacity: (waiting || thanked.running) && mirror.counting ? 1 : 0
        leftS: mirror.leftS
        first: mirror.first[said]
        second: mirror.second[said] ?? ""
        hint: mirror.seconds(mirror.first[said + "_hint"])
        secondHint: mirror.seconds(mirror.second[said + "_hint"] ?? "")
        english: mirror.english
    }
    DoorRibbon {
        id: ribbon
        visible: mirror.alone && mirror.view.rehearsing
        first: mirror.first.rehearsal
        second: mirror.second.rehearsal ?? ""
        anchors.horizontalCenter: parent.horizontalCenter
    }
}
