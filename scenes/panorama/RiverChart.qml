pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Shapes
import scenes.look

// The river's bend at Yangpu on a small paper chart: the shore that is sailed, its buildings as dots, the ship as an
// arrow. Only a sketch, 100 units to a kilometre, north up, the wharf at the origin.
Paper {
    id: chart
    required property var buildings
    required property var words
    property real shoreM: 2800
    property real positionM: 0
    property int heading: 1
    property int ahead: -1
    readonly property real zoom: width / 520
    readonly property string shore: "M 0 0 C 90 -20 190 -35 272 -65"
    readonly property string yangpu: "M -160 70 C -100 30 -40 5 0 0 C 90 -20 190 -35 272 -65 C 330 -90 365 -140 385 -230"
    readonly property string pudong: "L 437 -230 C 415 -115 365 -50 290 -18 C 200 14 100 30 10 50 C -30 54 -90 80 -140 120 Z"
    readonly property real share: Math.max(0, Math.min(1, positionM / shoreM))
    clip: true

    // The sheet is drawn once and again when another building lies ahead; only the arrow moves over it.
    Item {
        anchors.fill: parent
        layer.enabled: true

        Item {
            x: bend.x
            y: bend.y
            scale: chart.zoom
            transformOrigin: Item.TopLeft
            Shape {
                preferredRendererType: Shape.CurveRenderer
                ShapePath {
                    fillColor: "#a9c4c4"
                    strokeColor: "#7a6a50"
                    strokeWidth: 2.5
                    PathSvg {
                        path: chart.yangpu + " " + chart.pudong
                    }
                }
                ShapePath {
                    fillColor: "transparent"
                    strokeColor: Theme.cinnabar
                    strokeWidth: 5
                    capStyle: ShapePath.RoundCap
                    PathSvg {
                        path: chart.shore
                    }
                }
            }
            Repeater {
                model: chart.buildings
                Rectangle {
                    id: dot
                    required property var modelData
                    required property int index
                    readonly property bool lit: index === chart.ahead
                    x: at.x - width / 2
                    y: at.y - 13 - height / 2
                    width: lit ? 20 : modelData.star ? 15 : 10
                    height: width
                    radius: width / 2
                    color: lit || modelData.star ? Theme.cinnabar : "#6d5233"
                    border.width: lit ? 3 : 0
                    border.color: Theme.ink
                    PathInterpolator {
                        id: at
                        path: Path {
                            PathSvg {
                                path: chart.shore
                            }
                        }
                        progress: Math.max(0, Math.min(1, dot.modelData.x / chart.shoreM))
                    }
                }
            }
        }
        Text {
            anchors.right: parent.right
            anchors.rightMargin: 40 * Theme.u
            anchors.bottom: parent.bottom
            anchors.bottomMargin: 6 * Theme.u
            text: chart.words.river
            color: "#3d5c63"
            font.family: Theme.serif
            font.pixelSize: Theme.small
        }
        Text {
            x: 62 * Theme.u
            y: 8 * Theme.u
            text: chart.words.sketch
            color: Theme.inkSoft
            font.family: Theme.sans
            font.pixelSize: Theme.small
        }
        // North.
        Text {
            id: north
            x: 20 * Theme.u
            y: 34 * Theme.u
            width: 30 * Theme.u
            horizontalAlignment: Text.AlignHCenter
            text: chart.words.north
            color: Theme.inkSoft
            font.family: Theme.sans
            font.pixelSize: Theme.small
        }
        Shape {
            x: north.x + north.width / 2
            y: 14 * Theme.u
            scale: Theme.u
            transformOrigin: Item.TopLeft
            ShapePath {
                fillColor: Theme.inkSoft
                strokeWidth: -1
                PathSvg {
                    path: "M 0 0 L 11 26 L 0 20 L -11 26 Z"
                }
            }
        }
    }
    Item {
        id: bend
        x: 78 * chart.zoom
        y: chart.height - 92 * chart.zoom
        scale: chart.zoom
        transformOrigin: Item.TopLeft
        PathInterpolator {
            id: sailed
            path: Path {
                PathSvg {
                    path: chart.shore
                }
            }
            progress: chart.share
        }
        Shape {
            x: sailed.x + 24 * Math.sin(rotation * Math.PI / 180) * -chart.heading
            y: sailed.y + 24
            rotation: sailed.angle + (chart.heading < 0 ? 180 : 0)
            transformOrigin: Item.TopLeft
            preferredRendererType: Shape.CurveRenderer
            ShapePath {
                fillColor: Theme.ink
                strokeColor: Theme.paper
                strokeWidth: 2
                PathSvg {
                    path: "M 20 0 L -13 -12 L -6 0 L -13 12 Z"
                }
            }
        }
    }
}
