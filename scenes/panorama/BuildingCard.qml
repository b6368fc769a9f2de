pragma ComponentBehavior: Bound
import QtQuick
import scenes.look

// 前世今生: one building on a sheet of paper, what it was beside what it is.
Item {
    id: card
    required property var words
    required property string language
    property var building: null
    property bool shown: false
    signal closed

    visible: opacity > 0
    opacity: shown ? 1 : 0
    Behavior on opacity {
        NumberAnimation {
            duration: Theme.swift_ms
        }
    }

    Rectangle {
        anchors.fill: parent
        color: "#a6120d0a"
    }
    MouseArea {
        anchors.fill: parent
        onClicked: card.closed()
        onWheel: wheel => wheel.accepted = true
    }
    Paper {
        id: sheet
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.verticalCenter: parent.verticalCenter
        anchors.verticalCenterOffset: (Theme.insetTop - Theme.insetBottom) / 2
        width: Math.min(1640 * Theme.u, parent.width - 120 * Theme.u)
        height: content.implicitHeight + 128 * Theme.u
        scale: card.shown ? 1 : 0.97
        Behavior on scale {
            NumberAnimation {
                duration: Theme.swift_ms
                easing.type: Easing.OutCubic
            }
        }

        MouseArea {
            anchors.fill: parent
        }
        Rectangle {
            anchors.fill: parent
            anchors.margins: 16 * Theme.u
            color: "transparent"
            border.width: 1.5 * Theme.u
            border.color: "#80c9a35a"
            radius: 4 * Theme.u
        }
        Column {
            id: content
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.top: parent.top
            anchors.margins: 64 * Theme.u
            anchors.topMargin: 56 * Theme.u
            spacing: 30 * Theme.u

            Column {
                width: parent.width - 120 * Theme.u
                spacing: 2 * Theme.u
                Words {
                    display: true
                    width: parent.width
                    text: card.building ? card.building.name[card.language] : ""
                    color: Theme.ink
                    font.pixelSize: Theme.title
                    lineHeight: 0.95
                }
                Words {
                    width: parent.width
                    text: card.building ? card.placeLine() : ""
                    color: Theme.inkSoft
                    font.pixelSize: Theme.small * 1.08
                    lineHeight: 1
                }
            }
            Row {
                id: columns
                width: parent.width
                spacing: 72 * Theme.u
                Repeater {
                    model: ["past", "present"]
                    Column {
                        id: column
                        required property string modelData
                        readonly property var time: card.building ? card.building[modelData] : null
                        width: (columns.width - columns.spacing) / 2
                        spacing: 14 * Theme.u
                        Item {
                            width: parent.width
                            height: heading.height + 14 * Theme.u
                            Words {
                                id: heading
                                display: true
                                text: card.words[column.modelData]
                                color: column.modelData === "past" ? "#8a5a2b" : Theme.cinnabar
                                font.pixelSize: 52 * Theme.u
                                lineHeight: 0.95
                            }
                            Rectangle {
                                anchors.bottom: parent.bottom
                                width: parent.width
                                height: 2 * Theme.u
                                color: column.modelData === "past" ? "#8a5a2b" : Theme.cinnabar
                                opacity: 0.55
                            }
                        }
                        Words {
                            width: parent.width
                            text: column.time ? column.time.use[card.language] : ""
                            color: Theme.inkSoft
                            font.pixelSize: Theme.small * 1.08
                            font.weight: Font.Medium
                        }
                        Words {
                            width: parent.width
                            text: column.time ? column.time.text[card.language] : ""
                            color: Theme.ink
                            font.pixelSize: (card.language === "en" ? 31 : 35) * Theme.u
                        }
                    }
                }
            }
        }
        RoundButton {
            anchors.right: parent.right
            anchors.top: parent.top
            anchors.margins: 40 * Theme.u
            objectName: "panorama-card-close"
            name: card.words.close
            onClicked: card.closed()
            Repeater {
                model: [45, -45]
                Rectangle {
                    required property int modelData
                    anchors.centerIn: parent
                    width: 40 * Theme.u
                    height: 4 * Theme.u
                    radius: height / 2
                    color: Theme.brassLight
                    rotation: modelData
                }
            }
        }
    }

    function placeLine(): string {
        const km = card.building.km.toFixed(card.building.km * 10 % 1 > 0.01 ? 2 : 1);
        const where = card.building.km < 0.005 ? card.words.at_wharf : card.words.from_wharf + " " + km + " " + card.words.kilometres;
        const built = card.building.built[card.language];
        return built === "" ? where : built + "　·　" + where;
    }
}
