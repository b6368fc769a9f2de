// Qt's own lists give what they hold by name alone, which bound components would not see.
// qmllint disable unqualified missing-property
import QtQuick
import QtQuick.VirtualKeyboard
import QtQuick.VirtualKeyboard.Styles
import scenes.look

// The keyboard in the cabin's look: dark lacquered keys in a bamboo frame, brass where it does something.
KeyboardStyle {
    id: station
    // Never nothing: a letter has a size before the keyboard has one.
    readonly property real unit: Math.max(0.05, keyboardHeight / keyboardDesignHeight)

    keyboardDesignWidth: 2560
    keyboardDesignHeight: 800
    keyboardRelativeLeftMargin: 16 / keyboardDesignWidth
    keyboardRelativeRightMargin: 16 / keyboardDesignWidth
    keyboardRelativeTopMargin: 14 / keyboardDesignHeight
    keyboardRelativeBottomMargin: 16 / keyboardDesignHeight

    component Plate: KeyPanel {
        id: panel
        property bool quiet: false
        property bool lit: false
        readonly property bool pressed: control !== null && control.pressed
        default property alias sign: face.data
        opacity: control !== null && control.enabled ? 1 : 0.35
        Rectangle {
            id: face
            anchors.fill: parent
            anchors.margins: 7 * station.unit
            radius: 16 * station.unit
            border.width: Math.max(1, 3 * station.unit)
            border.color: panel.pressed || panel.lit ? Theme.brassLight : panel.quiet ? "#7d6130" : "#4a3826"
            gradient: Gradient {
                GradientStop {
                    position: 0
                    color: panel.pressed ? "#6d5233" : panel.quiet ? "#4a3724" : "#2c211a"
                }
                GradientStop {
                    position: 1
                    color: panel.pressed ? "#4a3724" : panel.quiet ? "#33261a" : "#1a130f"
                }
            }
        }
    }
    component Letter: Text {
        anchors.centerIn: parent
        color: Theme.light
        font.family: Theme.sans
        font.weight: Font.Medium
        font.pixelSize: 64 * station.unit
    }
    component Drawn: Canvas {
        id: drawn
        property var strokes: []
        anchors.centerIn: parent
        width: 88 * station.unit
        height: width
        onPaint: {
            const pen = drawn.getContext("2d");
            pen.reset();
            pen.scale(width / 48, height / 48);
            pen.strokeStyle = Theme.brassLight;
            pen.lineWidth = 3.4;
            pen.lineCap = "round";
            pen.lineJoin = "round";
            for (const line of strokes) {
                pen.beginPath();
                line.forEach((at, n) => n ? pen.lineTo(at[0], at[1]) : pen.moveTo(at[0], at[1]));
                pen.stroke();
            }
        }
    }

    keyboardBackground: Rectangle {
        radius: 18 * Theme.u
        border.width: Math.max(1, 2 * Theme.u)
        border.color: Theme.brassDark
        gradient: Gradient {
            GradientStop {
                position: 0
                color: "#4a3522"
            }
            GradientStop {
                position: 1
                color: "#281c12"
            }
        }
    }
    keyPanel: Plate {
        id: key
        quiet: control !== null && !!control.highlighted
        Letter {
            // As it is written: see the text line.
            text: key.control.displayText === "\uff0e" ? "\u3002" : key.control.displayText
            font.capitalization: key.control.uppercased ? Font.AllUppercase : Font.MixedCase
        }
        Text {
            visible: key.control.smallTextVisible
            anchors.right: parent.right
            anchors.top: parent.top
            anchors.margins: 14 * station.unit
            text: key.control.smallText
            color: Theme.brass
            font.family: Theme.sans
            font.pixelSize: 34 * station.unit
        }
    }
    backspaceKeyPanel: Plate {
        quiet: true
        Drawn {
            strokes: [[[17, 11], [43, 11], [43, 37], [17, 37], [5, 24], [17, 11]], [[23, 18], [35, 30]], [[35, 18], [23, 30]]]
        }
    }
    enterKeyPanel: Plate {
        quiet: true
        Drawn {
            strokes: [[[40, 12], [40, 27], [8, 27]], [[17, 18], [8, 27], [17, 36]]]
        }
    }
    hideKeyPanel: Plate {
        quiet: true
        Drawn {
            strokes: [[[6, 8], [42, 8], [42, 28], [6, 28], [6, 8]], [[14, 15], [15, 15]], [[23, 15], [25, 15]], [[33, 15], [34, 15]], [[16, 22], [32, 22]], [[17, 36], [24, 42], [31, 36]]]
        }
    }
    shiftKeyPanel: Plate {
        quiet: true
        lit: InputContext.capsLockActive || InputContext.shiftActive
        Drawn {
            strokes: [[[24, 8], [40, 25], [31, 25], [31, 39], [17, 39], [17, 25], [8, 25], [24, 8]]]
        }
    }
    spaceKeyPanel: Plate {
        quiet: true
        Letter {
            text: Qt.locale(InputContext.locale).nativeLanguageName
            color: Theme.lightSoft
            font.pixelSize: 48 * station.unit
        }
    }
    languageKeyPanel: Plate {
        quiet: true
        Canvas {
            id: globe
            anchors.centerIn: parent
            width: 80 * station.unit
            height: width
            onPaint: {
                const pen = globe.getContext("2d");
                pen.reset();
                pen.scale(width / 48, height / 48);
                pen.strokeStyle = Theme.brassLight;
                pen.lineWidth = 3;
                pen.beginPath();
                pen.ellipse(5, 5, 38, 38);
                pen.ellipse(15, 5, 18, 38);
                pen.moveTo(5, 24);
                pen.lineTo(43, 24);
                pen.moveTo(24, 5);
                pen.lineTo(24, 43);
                pen.stroke();
            }
        }
    }
    symbolKeyPanel: Plate {
        id: symbols
        quiet: true
        Letter {
            text: symbols.control.displayText
            color: Theme.brassLight
            font.pixelSize: 52 * station.unit
        }
    }
    modeKeyPanel: Plate {
        id: mode
        quiet: true
        lit: control !== null && !!control.mode
        Letter {
            text: mode.control.displayText
            color: Theme.brassLight
            font.pixelSize: 52 * station.unit
        }
    }
    handwritingKeyPanel: Plate {}

    characterPreviewMargin: 0
    characterPreviewDelegate: Item {
        id: bubble
        property string text
        property string flickLeft
        property string flickTop
        property string flickRight
        property string flickBottom
        Rectangle {
            anchors.fill: parent
            radius: 16 * station.unit
            color: Theme.brass
            border.width: Math.max(1, 3 * station.unit)
            border.color: Theme.brassLight
            Letter {
                text: bubble.text
                color: Theme.night
                font.pixelSize: 84 * station.unit
            }
        }
    }

    alternateKeysListItemWidth: 120 * station.unit
    alternateKeysListItemHeight: 150 * station.unit
    alternateKeysListDelegate: Item {
        id: alternate
        required property string text
        width: station.alternateKeysListItemWidth
        height: station.alternateKeysListItemHeight
        Letter {
            text: alternate.text
        }
    }
    alternateKeysListHighlight: Rectangle {
        radius: 16 * station.unit
        color: Theme.brassDark
    }
    alternateKeysListBackground: Rectangle {
        radius: 16 * station.unit
        color: Theme.cabin
        border.width: Math.max(1, 3 * station.unit)
        border.color: Theme.brass
    }

    // What is offered for the syllables typed stands in the scene, which knows what can be printed.
    selectionListHeight: 0

    popupListDelegate: SelectionListItem {
        id: choice
        width: said.implicitWidth + 96 * station.unit
        height: 110 * station.unit
        Text {
            id: said
            anchors.centerIn: parent
            text: display
            color: Theme.light
            font.family: Theme.sans
            font.pixelSize: 52 * station.unit
        }
    }
    popupListBackground: Rectangle {
        radius: 16 * station.unit
        color: Theme.cabin
        border.width: Math.max(1, 3 * station.unit)
        border.color: Theme.brass
    }
    popupListHighlight: Rectangle {
        color: Theme.brassDark
    }
    languagePopupListEnabled: false
    // Typed words are moved about by the keys, not by handles.
    selectionHandle: Item {}
}
