pragma ComponentBehavior: Bound
import QtQuick
import KioskBridge
import scenes.look

// 开馆自检: every line of the check on one sheet, and beside it the one thing that is asked of staff now.
Item {
    id: page
    required property HouseView house
    required property MorningView view
    readonly property var words: house.words.morning
    readonly property var lines: view.lines
    readonly property int settled: lines.filter(line => ["ok", "rehearsal", "fault", "off"].includes(line.level)).length
    readonly property bool upright: height > 1.1 * width
    readonly property var open: lines.filter(line => ["waiting", "running"].includes(line.level))
    readonly property bool checked: lines.length > 0 && settled === lines.length && lines.some(line => line.level !== "off")

    function lineNamed(name: string): var {
        return lines.find(line => line.name === name);
    }

    Paper {
        id: sheet
        width: page.upright ? page.width : 0.4 * page.width
        height: page.upright ? list.y + list.implicitHeight + 28 * Theme.u : page.height
        Words {
            id: title
            display: true
            x: 40 * Theme.u
            y: 20 * Theme.u
            text: page.words.title
            color: Theme.ink
            font.pixelSize: Theme.heading
            lineHeight: 1
        }
        Words {
            objectName: "check-progress"
            anchors.right: parent.right
            anchors.rightMargin: 40 * Theme.u
            anchors.baseline: title.baseline
            visible: page.view.phase !== "rest"
            text: page.words.done_of.arg(page.settled).arg(page.lines.length)
            color: Theme.inkSoft
            font.pixelSize: 29 * Theme.u
            lineHeight: 1
        }
        CheckLines {
            id: list
            x: 40 * Theme.u
            anchors.top: title.bottom
            anchors.topMargin: 12 * Theme.u
            width: parent.width - 2 * x
            columns: page.upright ? 2 : 1
            rowHeight: page.upright ? 76 * Theme.u : Math.min(84 * Theme.u, (page.height - y - 18 * Theme.u) / Math.max(1, page.lines.length))
            lines: page.lines
            words: page.words
            language: page.house.language
            question: page.view.question
        }
    }
    Paper {
        anchors.left: page.upright ? parent.left : sheet.right
        anchors.leftMargin: page.upright ? 0 : 32 * Theme.u
        anchors.right: parent.right
        anchors.top: page.upright ? sheet.bottom : parent.top
        anchors.topMargin: page.upright ? 28 * Theme.u : 0
        anchors.bottom: parent.bottom
        Loader {
            id: stage
            anchors.fill: parent
            anchors.margins: 40 * Theme.u
            sourceComponent: {
                if (page.view.phase === "done")
                    return resultPart;
                if (page.view.phase !== "running")
                    return restPart;
                switch (page.view.question) {
                case "wheel":
                    return wheelPart;
                case "speaker":
                    return speakerPart;
                case "clock":
                    return clockPart;
                case "printer":
                    return printerPart;
                default:
                    return workingPart;
                }
            }
        }
    }
    Loader {
        id: grid
        active: page.visible && page.view.phase === "running" && page.view.question === "touch"
        parent: page.Window.contentItem
        anchors.fill: parent
        z: 1000
        sourceComponent: TouchGrid {
            view: page.view
            words: page.words
        }
    }

    Component {
        id: restPart
        Item {
            Column {
                width: parent.width
                spacing: 30 * Theme.u
                Words {
                    display: true
                    width: parent.width
                    text: page.words.intro
                    color: Theme.ink
                    font.pixelSize: 52 * Theme.u
                    lineHeight: 1
                }
                Repeater {
                    model: [["you", "you_do"], ["machine", "machine_does"]]
                    Row {
                        id: part
                        required property var modelData
                        width: parent ? parent.width : 0
                        spacing: 24 * Theme.u
                        Words {
                            id: who
                            width: (Theme.english ? 150 : 96) * Theme.u
                            text: page.words[part.modelData[0]]
                            color: Theme.brassDark
                            font.pixelSize: 32 * Theme.u
                            font.weight: Font.Medium
                        }
                        Words {
                            width: part.width - who.width - part.spacing
                            text: page.words[part.modelData[1]]
                            color: Theme.ink
                            font.pixelSize: 32 * Theme.u
                        }
                    }
                }
                Words {
                    width: parent.width
                    text: page.words.sheet
                    color: Theme.inkSoft
                    font.pixelSize: 28 * Theme.u
                }
                Words {
                    objectName: "check-last"
                    readonly property int red: page.lines.filter(line => line.level === "fault").length
                    width: parent.width
                    visible: page.checked && page.view.seconds > 0
                    text: red ? page.words.last_red.arg(red) : page.words.last_well
                    color: red ? Theme.cinnabar : "#3f6b4a"
                    font.pixelSize: 30 * Theme.u
                    font.weight: Font.Medium
                }
            }
            BrassButton {
                objectName: "check-begin"
                anchors.bottom: parent.bottom
                implicitHeight: Math.max(Theme.touch, 112 * Theme.u)
                size: 40 * Theme.u
                text: page.words.begin
                onClicked: page.view.begin()
            }
        }
    }
    Component {
        id: workingPart
        Item {
            Column {
                anchors.centerIn: parent
                width: parent.width
                spacing: 24 * Theme.u
                CheckMark {
                    anchors.horizontalCenter: parent.horizontalCenter
                    level: "running"
                    size: 120 * Theme.u
                }
                Words {
                    objectName: "check-working"
                    width: parent.width
                    horizontalAlignment: Text.AlignHCenter
                    display: true
                    text: page.words.working
                    color: Theme.ink
                    font.pixelSize: 52 * Theme.u
                    lineHeight: 1
                }
                Words {
                    width: parent.width
                    horizontalAlignment: Text.AlignHCenter
                    text: page.words.working_hint
                    color: Theme.inkSoft
                    font.pixelSize: 30 * Theme.u
                    lineHeight: 1
                }
                Words {
                    width: parent.width
                    horizontalAlignment: Text.AlignHCenter
                    text: page.words.working_for.arg(page.open.map(line => page.words[line.name]).join(page.words.listed))
                    color: Theme.ink
                    font.pixelSize: 30 * Theme.u
                    lineHeight: 1
                }
            }
        }
    }
    Component {
        id: wheelPart
        WheelQuestion {
            view: page.view
            words: page.words
        }
    }
    Component {
        id: speakerPart
        SpeakerQuestion {
            view: page.view
            words: page.words
            spoken: page.lineNamed("speaker")?.level === "asking"
        }
    }
    Component {
        id: clockPart
        ClockQuestion {
            view: page.view
            words: page.words
        }
    }
    Component {
        id: printerPart
        PrinterQuestion {
            view: page.view
            words: page.words
        }
    }
    Component {
        id: resultPart
        CheckResult {
            view: page.view
            words: page.words
            lines: page.lines
            language: page.house.language
            says: list.says
        }
    }
}
