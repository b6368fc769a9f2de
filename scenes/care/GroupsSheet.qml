pragma ComponentBehavior: Bound
import QtQuick
import KioskBridge
import scenes.look

// The register of groups: type how many persons, write the group down, see today's, take the last one back.
Item {
    id: sheet
    required property CareView view
    required property var words
    required property real unit
    readonly property int count: view.groups.length
    property string typed: ""
    property bool sure: false
    onCountChanged: sure = false

    function type(digit: string): void {
        const longer = typed + digit;
        if (Number(longer) > 0 && Number(longer) <= view.mostPersons)
            typed = longer;
    }

    Words {
        id: heading
        display: true
        text: sheet.words.reception
        color: Theme.ink
        font.pixelSize: 44 * sheet.unit
        lineHeight: 1
    }
    Words {
        readonly property string told: sheet.view.persons.toLocaleString(Qt.locale("en"), "f", 0)
        objectName: "care-today"
        anchors.right: parent.right
        anchors.baseline: heading.baseline
        text: sheet.count === 0 ? sheet.words.today_none : sheet.count === 1 ? sheet.words.today_one.arg(told) : sheet.words.today.arg(sheet.count).arg(told)
        color: Theme.ink
        font.pixelSize: 30 * sheet.unit
        font.weight: Font.Medium
        lineHeight: 1
    }
    Grid {
        id: pad
        anchors.top: heading.bottom
        anchors.topMargin: 24 * sheet.unit
        columns: 3
        spacing: 12 * sheet.unit
        Repeater {
            model: ["1", "2", "3", "4", "5", "6", "7", "8", "9", "clear", "0"]
            BrassButton {
                required property string modelData
                readonly property bool clears: modelData === "clear"
                objectName: "care-key-" + modelData
                width: 112 * sheet.unit
                height: Math.max(Theme.touch, 88 * sheet.unit)
                dark: true
                quiet: true
                size: (clears ? 26 : 40) * sheet.unit
                text: clears ? sheet.words.clear : modelData
                onClicked: {
                    if (clears)
                        sheet.typed = "";
                    else
                        sheet.type(modelData);
                }
            }
        }
    }
    Item {
        id: asked
        anchors.left: pad.right
        anchors.leftMargin: 36 * sheet.unit
        anchors.right: parent.right
        anchors.top: pad.top
        anchors.bottom: pad.bottom
        Words {
            id: question
            width: parent.width
            text: sheet.words.ask
            color: Theme.inkSoft
            font.pixelSize: 28 * sheet.unit
            lineHeight: 1
        }
        Rectangle {
            anchors.top: question.bottom
            anchors.topMargin: 14 * sheet.unit
            anchors.bottom: register.top
            anchors.bottomMargin: 24 * sheet.unit
            width: parent.width
            radius: 10 * sheet.unit
            color: "#80fffaf0"
            border.width: Math.max(1, 2 * sheet.unit)
            border.color: Theme.brass
            Row {
                anchors.centerIn: parent
                spacing: 14 * sheet.unit
                Words {
                    id: number
                    objectName: "care-typed"
                    display: true
                    text: sheet.typed || "0"
                    color: sheet.typed ? Theme.ink : Theme.paperShade
                    font.pixelSize: 110 * sheet.unit
                    lineHeight: 1
                }
                Words {
                    anchors.baseline: number.baseline
                    text: sheet.words.persons
                    color: Theme.inkSoft
                    font.pixelSize: 34 * sheet.unit
                    lineHeight: 1
                }
            }
        }
        BrassButton {
            id: register
            objectName: "care-register"
            width: parent.width
            height: Math.max(Theme.touch, 88 * sheet.unit)
            anchors.bottom: parent.bottom
            dark: true
            enabled: sheet.typed !== "" && !rest.running
            size: 32 * sheet.unit
            text: sheet.words.register
            onClicked: {
                sheet.view.receiveGroup(Number(sheet.typed));
                sheet.typed = "";
                rest.start();
            }
            // As long as the house takes further taps for the same press.
            Timer {
                id: rest
                interval: 1500
            }
        }
    }
    Rectangle {
        id: rule
        anchors.top: pad.bottom
        anchors.topMargin: 26 * sheet.unit
        width: parent.width
        height: Math.max(1, 1.5 * sheet.unit)
        color: Theme.brass
    }
    Words {
        id: written
        visible: sheet.count > 0
        anchors.top: rule.bottom
        anchors.topMargin: 16 * sheet.unit
        text: sheet.words.written
        color: Theme.inkSoft
        font.pixelSize: 26 * sheet.unit
        lineHeight: 1
    }
    // The newest first, as many as there is room for.
    Column {
        id: groups
        readonly property real row: 41 * sheet.unit
        anchors.top: written.bottom
        anchors.topMargin: 8 * sheet.unit
        anchors.left: parent.left
        anchors.right: back.left
        anchors.rightMargin: 24 * sheet.unit
        Repeater {
            model: Math.min(sheet.count, Math.max(1, Math.floor((sheet.height - groups.y) / groups.row)))
            Words {
                required property int index
                readonly property int at: sheet.count - 1 - index
                objectName: "care-group-" + index
                width: groups.width
                height: groups.row
                text: at < 0 ? "" : sheet.words.group.arg(at + 1).arg(sheet.view.groups[at])
                color: Theme.ink
                font.pixelSize: 28 * sheet.unit
                font.weight: index === 0 ? Font.Medium : Font.Normal
                lineHeight: 1
            }
        }
    }
    BrassButton {
        id: back
        objectName: "care-take-back"
        visible: sheet.count > 0
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        width: 250 * sheet.unit
        height: Math.max(Theme.touch, 84 * sheet.unit)
        dark: true
        quiet: !sheet.sure
        size: 28 * sheet.unit
        text: sheet.sure ? sheet.words.take_back_sure : sheet.words.take_back.arg(sheet.count)
        onClicked: {
            const sure = sheet.sure;
            sheet.sure = !sure;
            if (sure)
                sheet.view.takeBack();
        }
    }
}
