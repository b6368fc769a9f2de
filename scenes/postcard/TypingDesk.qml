pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Window
import QtQuick.VirtualKeyboard
import QtQuick.VirtualKeyboard.Settings
import KioskBridge
import scenes.look

// Typing instead of writing: the card small at the upper left, the text line beside it, ready greetings at the right,
// and the keyboard, pinyin or English. What is typed stands on the card at once.
FocusScope {
    id: typing
    required property InkView inkView
    required property var words
    required property bool open
    readonly property InkLine line: inkView.line
    readonly property real gap: 28 * Theme.u
    readonly property real keysWidth: Math.min(1180 * Theme.u, width * 0.66)
    readonly property real cardHeight: height - keyboard.height - candidates - gap - 6 * Theme.u
    readonly property real cardWidth: Math.min(cardHeight * inkView.aspect, keysWidth * 0.56)
    // What is offered for the syllables typed so far stands above the keys.
    readonly property real candidates: Math.max(Theme.touch, 76 * Theme.u)

    onOpenChanged: {
        if (open) {
            letters.text = line.text;
            letters.cursorPosition = letters.length;
            letters.forceActiveFocus();
            // Where no window manager is, nobody gives the window its keys, and without them Qt's keyboard writes nothing.
            Window.window.requestActivate();
        } else {
            letters.focus = false;
        }
    }
    Component.onCompleted: {
        VirtualKeyboardSettings.styleName = "station";
        VirtualKeyboardSettings.activeLocales = ["zh_CN", "en_GB"];
        VirtualKeyboardSettings.locale = Qt.binding(() => Theme.english ? "en_GB" : "zh_CN");
    }

    Paper {
        id: slip
        x: typing.cardWidth + typing.gap
        width: typing.keysWidth - x
        height: typing.cardHeight
        Flickable {
            id: window
            anchors.fill: parent
            anchors.margins: 26 * Theme.u
            anchors.bottomMargin: stones.height + 34 * Theme.u
            contentHeight: letters.height
            clip: true
            TextEdit {
                id: letters
                objectName: "booth-letters"
                width: window.width
                height: Math.max(implicitHeight, window.height)
                wrapMode: TextEdit.Wrap
                color: Theme.ink
                selectionColor: Theme.sand
                font.family: Theme.hand
                font.pixelSize: 40 * Theme.u
                // Nothing a visitor types is learned by the keyboard.
                inputMethodHints: Qt.ImhSensitiveData | Qt.ImhNoAutoUppercase
                onTextChanged: {
                    const kept = typing.line.type(text);
                    if (kept !== text) {
                        text = kept;
                        cursorPosition = length;
                    }
                }
                onCursorRectangleChanged: window.contentY = Math.max(0, Math.min(cursorRectangle.y + cursorRectangle.height - window.height, contentHeight - window.height))
                Text {
                    visible: letters.length === 0 && letters.preeditText === ""
                    text: typing.words.type_hint
                    width: parent.width
                    wrapMode: Text.Wrap
                    color: "#8c7a63"
                    font: letters.font
                }
            }
        }
        Words {
            anchors.left: window.left
            anchors.right: window.right
            anchors.bottom: stones.top
            anchors.bottomMargin: 6 * Theme.u
            text: typing.line.crowded ? typing.words.type_crowded : typing.line.refused ? typing.words.type_refused : ""
            color: Theme.cinnabar
            font.pixelSize: Theme.small
        }
        InkStones {
            id: stones
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.bottom: parent.bottom
            anchors.margins: 14 * Theme.u
            inkView: typing.inkView
            words: typing.words
        }
    }
    Connections {
        target: typing.line
        function onTextChanged(): void {
            if (typing.open && letters.text !== typing.line.text) {
                letters.text = typing.line.text;
                letters.cursorPosition = letters.length;
            }
        }
    }

    Column {
        id: ready
        anchors.left: parent.left
        anchors.leftMargin: typing.keysWidth + typing.gap
        anchors.right: parent.right
        anchors.top: parent.top
        spacing: 10 * Theme.u
        readonly property real row: (typing.height - done.height - typing.gap - heading.height - spacing * greetings.count) / Math.max(1, greetings.count)
        Words {
            id: heading
            display: true
            text: typing.words.type_ready
            font.pixelSize: 34 * Theme.u
            lineHeight: 1.1
            color: Theme.brassLight
        }
        Repeater {
            id: greetings
            model: typing.line.greetings
            Paper {
                id: strip
                required property string modelData
                required property int index
                objectName: "booth-greeting-" + index
                width: ready.width
                height: Math.min(ready.row, 104 * Theme.u)
                scale: hand.pressed ? 0.975 : 1
                activeFocusOnTab: true
                Accessible.role: Accessible.Button
                Accessible.name: modelData
                Accessible.onPressAction: typing.line.greet(index)
                Keys.onReturnPressed: typing.line.greet(index)
                Text {
                    anchors.fill: parent
                    anchors.leftMargin: 24 * Theme.u
                    anchors.rightMargin: 18 * Theme.u
                    verticalAlignment: Text.AlignVCenter
                    text: strip.modelData
                    wrapMode: Text.Wrap
                    fontSizeMode: Text.Fit
                    minimumPixelSize: 20 * Theme.u
                    lineHeight: 0.9
                    color: Theme.ink
                    font.family: Theme.hand
                    font.pixelSize: 34 * Theme.u
                }
                MouseArea {
                    id: hand
                    anchors.fill: parent
                    onClicked: typing.line.greet(strip.index)
                }
            }
        }
    }
    BrassButton {
        id: done
        objectName: "booth-type-done"
        anchors.left: ready.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        height: Math.max(Theme.touch, 108 * Theme.u)
        size: 38 * Theme.u
        text: typing.words.type_done
        onClicked: typing.line.close()
    }

    // What the syllables may mean; signs that cannot be printed are not offered.
    Rectangle {
        anchors.bottom: keyboard.top
        anchors.bottomMargin: 5 * Theme.u
        width: typing.keysWidth
        height: typing.candidates
        visible: offered.count > 0
        radius: 16 * Theme.u
        color: "#b3120d0a"
        border.width: Math.max(1, 2 * Theme.u)
        border.color: Theme.brassDark
        ListView {
            id: offered
            anchors.fill: parent
            anchors.margins: 3 * Theme.u
            orientation: ListView.Horizontal
            clip: true
            model: InputContext.inputEngine.wordCandidateListModel
            delegate: Rectangle {
                id: meaning
                required property string display
                required property int index
                readonly property bool known: typing.line.canPrint(display)
                objectName: "booth-meaning-" + display
                visible: known
                width: known ? Math.max(Theme.touch, word.implicitWidth + 40 * Theme.u) : 0
                height: offered.height
                radius: 12 * Theme.u
                color: pick.pressed ? "#66f0d79a" : index === 0 ? "#30f0d79a" : "transparent"
                Text {
                    id: word
                    anchors.centerIn: parent
                    text: meaning.display
                    color: Theme.brassLight
                    font.family: Theme.sans
                    font.pixelSize: 34 * Theme.u
                }
                MouseArea {
                    id: pick
                    anchors.fill: parent
                    onClicked: InputContext.inputEngine.wordCandidateListModel.selectItem(meaning.index)
                }
            }
        }
    }
    InputPanel {
        id: keyboard
        objectName: "booth-keys"
        width: typing.keysWidth
        anchors.bottom: parent.bottom
        // The key that puts the keyboard away.
        onActiveChanged: if (!active && typing.open && letters.activeFocus)
            typing.line.close()
    }
}
