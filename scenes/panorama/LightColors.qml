pragma ComponentBehavior: Bound
import QtQuick

// The colours of the water at a time of day, or in the past, and of the sky it mirrors; they change softly.
QtObject {
    id: colors
    required property string light
    property int fadeMs: 1200
    readonly property var table: ({
            day: ["#6fa2d6", "#a9cde6", "#dfeaec", "#1c160a", "#47554f", "#fff4dc", 0],
            dusk: ["#4d5578", "#c48d83", "#fdbd80", "#4a2409", "#0d171d", "#ffb86b", 0],
            night: ["#0b1226", "#181f39", "#3d3540", "#0e0b07", "#03060b", "#e8c48a", 1],
            past: ["#b8ae98", "#d9cbab", "#eedfbf", "#181209", "#6a6350", "#fff0cf", 0]
        })
    readonly property var row: table[light] ?? table.dusk
    // The sky above the middle, below it, and over the far bank.
    property color upper: row[0]
    property color lower: row[1]
    property color horizon: row[2]
    // Added round where the light comes from.
    property color glow: row[3]
    // What one sees looking down into the water, and the crests that catch the light.
    property color deep: row[4]
    property color glint: row[5]
    // How much of the night's stars is seen.
    property real stars: row[6]

    component Soft: ColorAnimation {
        duration: colors.fadeMs
        easing.type: Easing.InOutSine
    }
    Behavior on upper {
        Soft {}
    }
    Behavior on lower {
        Soft {}
    }
    Behavior on horizon {
        Soft {}
    }
    Behavior on glow {
        Soft {}
    }
    Behavior on deep {
        Soft {}
    }
    Behavior on glint {
        Soft {}
    }
    Behavior on stars {
        NumberAnimation {
            duration: colors.fadeMs
        }
    }
}
