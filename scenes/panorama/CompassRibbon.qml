pragma ComponentBehavior: Bound
import QtQuick
import scenes.look

// Where one looks: degrees on a brass ribbon, the names of the buildings at their bearings. 0 looks at the shore, north.
Item {
    id: ribbon
    required property var words
    required property var bearings
    property real headingDeg: 0
    readonly property real pxPerDeg: 7.5 * Theme.u
    readonly property real turnedDeg: ((headingDeg % 360) + 360) % 360
    readonly property var named: named_()
    height: 108 * Theme.u
    clip: true

    // Names that have room, the nearest buildings first; each again a full turn to either side.
    function named_(): var {
        const taken = [];
        for (const bearing of bearings) {
            const wide = (letters.advanceWidth(bearing.name) + 40 * Theme.u) / pxPerDeg;
            const free = taken.every(other => Math.abs((bearing.deg - other.deg + 540) % 360 - 180) > (wide + other.wide) / 2);
            if (free)
                taken.push({
                    name: bearing.name,
                    deg: (bearing.deg + 360) % 360,
                    wide: wide
                });
        }
        return taken;
    }

    FontMetrics {
        id: letters
        font.family: Theme.sans
        font.weight: Font.Medium
        font.pixelSize: Theme.small
    }
    Rectangle {
        anchors.fill: parent
        radius: 12 * Theme.u
        color: "#b3120d0a"
        border.width: 2 * Theme.u
        border.color: Theme.brassDark
    }
    Item {
        id: band
        x: ribbon.width / 2 - ribbon.turnedDeg * ribbon.pxPerDeg
        Repeater {
            // Every fifteen degrees, from half a turn before to half a turn behind the full circle.
            model: 48
            Item {
                id: notch
                required property int index
                readonly property int deg: (index - 12) * 15
                readonly property int around: (deg + 360) % 360
                x: deg * ribbon.pxPerDeg
                Rectangle {
                    x: -width / 2
                    y: 8 * Theme.u
                    width: 2.5 * Theme.u
                    height: (notch.around % 90 === 0 ? 14 : 10) * Theme.u
                    color: Theme.brass
                }
                Text {
                    x: -width / 2
                    y: 18 * Theme.u
                    visible: notch.around % 90 === 0
                    text: [ribbon.words.north, ribbon.words.east, ribbon.words.south, ribbon.words.west][notch.around / 90] ?? ""
                    color: Theme.lightSoft
                    font: letters.font
                }
            }
        }
        Repeater {
            model: ribbon.named.length * 3
            Item {
                id: name
                required property int index
                readonly property var bearing: ribbon.named[index % ribbon.named.length]
                x: (bearing.deg + 360 * (Math.floor(index / ribbon.named.length) - 1)) * ribbon.pxPerDeg
                Rectangle {
                    x: -width / 2
                    y: 54 * Theme.u
                    width: 9 * Theme.u
                    height: width
                    rotation: 45
                    color: Theme.brassLight
                }
                Text {
                    x: -width / 2
                    y: 60 * Theme.u
                    text: name.bearing.name
                    color: Theme.brassLight
                    font: letters.font
                }
            }
        }
    }
    Rectangle {
        anchors.horizontalCenter: parent.horizontalCenter
        width: 4 * Theme.u
        height: 26 * Theme.u
        color: Theme.cinnabar
    }
}
