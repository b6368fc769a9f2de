pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Shapes
import scenes.look

// A ship's window in riveted brass around what is put into it. The brass lies still, so it is drawn once; the glass itself
// is a plain rectangle, which costs nothing, and four small corners make it round.
Item {
    id: ship
    readonly property real band: Math.round(34 * Theme.u)
    readonly property real bend: Math.round(46 * Theme.u)
    // The dark edge where the brass meets the glass.
    readonly property real edge: Math.round(7 * Theme.u)
    default property alias glass: pane.data

    Item {
        anchors.fill: parent
        anchors.margins: -Math.round(14 * Theme.u)
        layer.enabled: true

        Repeater {
            model: 4
            Rectangle {
                required property int index
                anchors.fill: parent
                anchors.margins: (2 + 3 * index) * Theme.u
                anchors.topMargin: (8 + 2 * index) * Theme.u
                radius: 70 * Theme.u
                color: "#24000000"
            }
        }
        Rectangle {
            id: brass
            anchors.fill: parent
            anchors.margins: Math.round(14 * Theme.u)
            radius: ship.band + ship.bend * 0.55
            gradient: Gradient {
                GradientStop {
                    position: 0
                    color: "#e6c987"
                }
                GradientStop {
                    position: 0.06
                    color: "#b48c48"
                }
                GradientStop {
                    position: 0.5
                    color: "#96743a"
                }
                GradientStop {
                    position: 0.94
                    color: "#a98243"
                }
                GradientStop {
                    position: 1
                    color: "#5f4823"
                }
            }
            border.width: Math.max(1, 2 * Theme.u)
            border.color: "#4d3a1c"
        }
        Rectangle {
            anchors.fill: brass
            anchors.margins: ship.band - ship.edge
            radius: ship.bend
            color: "#3a2a14"
        }
        Repeater {
            // Rivets: along the top and the bottom, and one in the middle of each side.
            model: 16
            Rectangle {
                id: rivet
                required property int index
                readonly property bool along: index < 14
                readonly property int place: index % 7
                width: Math.round(15 * Theme.u)
                height: width
                radius: width / 2
                x: Math.round(along ? brass.x + brass.width * (0.08 + 0.14 * place) - width / 2 : brass.x + (index === 14 ? 0.5 * (ship.band - 8 * Theme.u) : brass.width - 0.5 * (ship.band - 8 * Theme.u)) - width / 2)
                y: Math.round(along ? brass.y + (index < 7 ? 0.5 * (ship.band - 8 * Theme.u) : brass.height - 0.5 * (ship.band - 8 * Theme.u)) - height / 2 : brass.y + brass.height / 2 - height / 2)
                visible: !(along && place === 3)
                border.width: Math.max(1, 1.5 * Theme.u)
                border.color: "#6e5428"
                gradient: Gradient {
                    GradientStop {
                        position: 0
                        color: "#f6e2ae"
                    }
                    GradientStop {
                        position: 1
                        color: "#8a6a34"
                    }
                }
            }
        }
    }
    Rectangle {
        id: pane
        anchors.fill: parent
        anchors.margins: ship.band
        color: Theme.night
    }
    Repeater {
        // The corners: brass up to the bend, and the dark edge along it.
        model: 4
        Shape {
            id: corner
            required property int index
            readonly property real inner: ship.bend - ship.edge
            readonly property real start: ship.bend - ship.edge - Math.sqrt(ship.bend * ship.bend - inner * inner)
            width: Math.ceil(ship.bend)
            height: width
            x: index === 1 || index === 2 ? ship.width - ship.band - width : ship.band
            y: index > 1 ? ship.height - ship.band - height : ship.band
            rotation: 90 * index
            preferredRendererType: Shape.CurveRenderer
            ShapePath {
                strokeWidth: -1
                fillColor: "#3a2a14"
                PathSvg {
                    path: `M -1 -1 L ${corner.inner} -1 L ${corner.inner} 0 A ${corner.inner} ${corner.inner} 0 0 0 0 ${corner.inner} L -1 ${corner.inner} Z`
                }
            }
            ShapePath {
                strokeWidth: -1
                fillColor: corner.index > 1 ? "#a47e41" : "#bd9852"
                PathSvg {
                    path: `M -1 -1 L ${corner.start} -1 L ${corner.start} 0 A ${ship.bend} ${ship.bend} 0 0 0 0 ${corner.start} L -1 ${corner.start} Z`
                }
            }
        }
    }
}
