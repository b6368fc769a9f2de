pragma ComponentBehavior: Bound
import QtQuick
import KioskBridge
import scenes.look

// 前世今生: one building on a sheet of paper. Its picture then and now, its years, both its stories, and what to do next.
Item {
    id: card
    required property PanoramaView view
    required property var words
    required property string language
    property var building: null
    property bool shown: false
    readonly property int place: view.building
    readonly property bool told: view.toldOf >= 0 && view.toldOf === place && view.toldIn === language
    signal closed

    visible: opacity > 0
    opacity: shown ? 1 : 0
    Behavior on opacity {
        NumberAnimation {
            duration: Theme.swift_ms
        }
    }

    function sentencesOf(part: string): var {
        if (!card.building)
            return [];
        return told && view.toldPart === part && view.told.length > 0 ? view.told : [card.building[part].text[language]];
    }
    function placeLine(): string {
        const km = card.building.km.toFixed(card.building.km * 10 % 1 > 0.01 ? 2 : 1);
        const where = card.building.km < 0.005 ? card.words.at_wharf : card.words.from_wharf + " " + km + " " + card.words.kilometres;
        const built = card.building.built[card.language];
        return built === "" ? where : built + (card.language === "en" ? " · " : "　·　") + where;
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
        objectName: "panorama-card"
        anchors.horizontalCenter: parent.horizontalCenter
        y: Theme.insetTop + (Theme.lower ? 16 : 0) * Theme.u
        width: Math.min(1816 * Theme.u, parent.width - 48 * Theme.u)
        height: parent.height - Theme.insetTop - Theme.insetBottom - (Theme.lower ? 32 : 20) * Theme.u
        scale: card.shown ? 1 : 0.98
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
            anchors.margins: 12 * Theme.u
            color: "transparent"
            border.width: 1.5 * Theme.u
            border.color: "#80c9a35a"
            radius: 4 * Theme.u
        }
        Item {
            id: inside
            anchors.fill: parent
            anchors.margins: 44 * Theme.u
            anchors.topMargin: 34 * Theme.u
            anchors.bottomMargin: 34 * Theme.u

            Item {
                id: side
                width: (parent.width - 60 * Theme.u) * 0.5
                height: parent.height - foot.height - 22 * Theme.u
                Words {
                    id: title
                    display: true
                    width: parent.width
                    text: card.building ? card.building.name[card.language] : ""
                    color: Theme.ink
                    font.pixelSize: 58 * Theme.u
                    fontSizeMode: Text.HorizontalFit
                    minimumPixelSize: 34 * Theme.u
                    wrapMode: Text.NoWrap
                    lineHeight: 0.9
                }
                Words {
                    id: where
                    anchors.top: title.bottom
                    width: parent.width
                    text: card.building ? card.placeLine() : ""
                    color: Theme.inkSoft
                    font.pixelSize: Theme.small
                    lineHeight: 0.95
                }
                ThenNow {
                    id: picture
                    anchors.top: where.bottom
                    anchors.topMargin: 12 * Theme.u
                    anchors.bottom: thenLine.top
                    anchors.bottomMargin: 6 * Theme.u
                    width: parent.width
                    view: card.view
                    words: card.words
                    building: card.building
                }
                Words {
                    id: thenLine
                    anchors.bottom: years.top
                    anchors.bottomMargin: 10 * Theme.u
                    width: parent.width
                    text: card.building && card.view.hasPast ? card.building.then[card.language] : ""
                    color: Theme.inkSoft
                    font.pixelSize: Theme.small
                    lineHeight: 0.95
                }
                BuildingYears {
                    id: years
                    anchors.bottom: parent.bottom
                    width: parent.width
                    years: card.building ? card.building.years : []
                    language: card.language
                }
            }
            Column {
                id: texts
                objectName: "panorama-card-texts"
                anchors.right: parent.right
                width: side.width
                spacing: 18 * Theme.u
                // As large as both texts fit.
                readonly property real size: {
                    const free = side.height / Theme.u - 2 * 78 - 26;
                    for (let size = 36; size > 26; --size) {
                        const lines = ["past", "present"].map(part => Math.ceil(letters.advanceWidth(card.building ? card.building[part].text[card.language] : "") * size / 100 / width / 0.93));
                        if ((lines[0] + lines[1]) * size * 1.45 * Theme.leading <= free)
                            return size * Theme.u;
                    }
                    return 26 * Theme.u;
                }
                FontMetrics {
                    id: letters
                    font.family: Theme.sans
                    font.pixelSize: 100 * Theme.u
                }
                Repeater {
                    model: ["past", "present"]
                    BuildingText {
                        id: time
                        required property string modelData
                        width: texts.width
                        then: time.modelData === "past"
                        heading: card.words[time.modelData]
                        use: card.building ? card.building[time.modelData].use[card.language] : ""
                        sentences: card.sentencesOf(time.modelData)
                        lit: card.told && card.view.toldPart === time.modelData ? card.view.sentence : -1
                        size: texts.size
                        keepFree: time.then ? close.width + 12 * Theme.u : 0
                    }
                }
            }
            Item {
                id: foot
                anchors.bottom: parent.bottom
                width: parent.width
                height: Math.max(Theme.touch, 92 * Theme.u)
                RoundButton {
                    id: voice
                    objectName: "panorama-card-voice"
                    size: foot.height
                    lit: card.view.speaking
                    name: card.view.speaking ? card.words.hush : card.words.listen
                    onClicked: card.view.toggleVoice()
                    SpeechSign {
                        anchors.centerIn: parent
                        speaking: card.view.speaking
                    }
                }
                Words {
                    anchors.left: voice.right
                    anchors.leftMargin: 22 * Theme.u
                    anchors.verticalCenter: voice.verticalCenter
                    text: voice.name
                    color: Theme.inkSoft
                    font.pixelSize: Theme.small
                }
                Row {
                    anchors.right: parent.right
                    spacing: 22 * Theme.u
                    BrassButton {
                        objectName: "panorama-card-around"
                        visible: card.building !== null && card.building.round
                        height: foot.height
                        quiet: true
                        dark: true
                        text: card.words.around
                        size: 30 * Theme.u
                        onClicked: card.view.lookAround(card.place)
                    }
                    BrassButton {
                        objectName: "panorama-card-story"
                        visible: card.building !== null && card.building.story
                        height: foot.height
                        quiet: true
                        dark: true
                        text: card.words.story_here
                        size: 30 * Theme.u
                        onClicked: card.view.seeStory()
                    }
                    BrassButton {
                        objectName: "panorama-card-home"
                        height: foot.height
                        text: card.words.take_home
                        size: 30 * Theme.u
                        onClicked: card.view.takeHome()
                    }
                }
            }
        }
        RoundButton {
            id: close
            anchors.right: parent.right
            anchors.top: parent.top
            anchors.margins: 30 * Theme.u
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
}
