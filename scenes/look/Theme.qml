pragma Singleton
import QtQuick

// The one look of the house: the cabin (dark bamboo and brass), the sand (warm relief), the river (light at dusk).
// Sizes are in design units of a 1920 x 1080 screen: multiply by `u`.
QtObject {
    // Set once by Main from the screen it stands on.
    property real u: 1
    property real pxPerMm: 1.6
    property bool lower: false
    property bool english: false
    // Where pictures of content lie: a pack may lie over the shipped ones.
    property string assets: Qt.resolvedUrl("../../assets")

    function mm(millimetres: real): real {
        return millimetres * pxPerMm;
    }

    // A finger needs 15 mm; on a small development window the design's own size is the larger one.
    readonly property real touch: Math.max(mm(15), 88 * u)
    readonly property real bar: Math.max(touch + 32 * u, 128 * u)
    readonly property real insetTop: lower ? 0 : bar
    readonly property real insetBottom: lower ? bar : 0

    readonly property color night: "#120d0a"
    readonly property color cabin: "#1d1510"
    readonly property color bamboo: "#3a2a1c"
    readonly property color bambooLight: "#6d5233"
    readonly property color brass: "#c9a35a"
    readonly property color brassLight: "#f0d79a"
    readonly property color brassDark: "#7d6130"
    readonly property color paper: "#f3e9d4"
    readonly property color paperShade: "#dfcfae"
    readonly property color ink: "#2a2018"
    readonly property color inkSoft: "#5a4a39"
    readonly property color sand: "#d2b184"
    readonly property color river: "#1f3a4a"
    readonly property color dusk: "#e8925a"
    readonly property color cinnabar: "#b4352a"
    readonly property color light: "#fbf3e2"
    readonly property color lightSoft: "#d9c9ab"

    readonly property string serif: "Station Serif"
    readonly property string sans: "Station Sans"
    readonly property string hand: "Station Kai"

    // Read from two metres away: nothing a visitor must read is smaller than `small`.
    readonly property real display: 120 * u
    readonly property real title: 64 * u
    readonly property real heading: 44 * u
    readonly property real body: 34 * u
    readonly property real small: 26 * u

    // Times the fonts' own line, which is 1.45 of the size: Chinese stands on a looser line than English.
    readonly property real leading: english ? 0.93 : 1.08

    readonly property int swift_ms: 180
    readonly property int calm_ms: 420
}
