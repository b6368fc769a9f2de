pragma ComponentBehavior: Bound
import QtQuick

// One tile of a view all round, bent onto the sphere. It reads its file when it is near the view and drops it when far.
Item {
    id: piece
    required property var tile
    required property var level
    required property RoundEye eye
    // Read although it is out of view.
    property bool always: false
    property bool hidden: false
    readonly property bool near: always || eye.sees(middle, reachDeg + 24)
    readonly property bool shown: eye.sees(middle, reachDeg + 2)
    readonly property bool waiting: shown && reader.status !== Image.Ready && reader.status !== Image.Error
    readonly property bool missing: shown && reader.status !== Image.Ready
    signal failed(string url)

    // Left longitude, upper latitude, width and height, in radians.
    readonly property vector4d span: {
        const radPerPx = 2 * Math.PI / level.widthPx;
        return Qt.vector4d(tile.x * radPerPx - Math.PI, Math.PI / 2 - tile.y * radPerPx, tile.width * radPerPx, tile.height * radPerPx);
    }
    // The direction of its middle, and how far its corners are from there.
    readonly property vector3d middle: direction(0.5, 0.5)
    readonly property real reachDeg: {
        let least = 1;
        for (const [across, down] of [[0, 0], [0, 0.5], [0, 1], [0.5, 0], [0.5, 1]])
            least = Math.min(least, middle.dotProduct(direction(across, down)));
        return Math.acos(least) * 180 / Math.PI;
    }

    function direction(across: real, down: real): vector3d {
        const lon = span.x + span.z * across;
        const lat = span.y - span.w * down;
        return Qt.vector3d(Math.cos(lat) * Math.sin(lon), Math.sin(lat), Math.cos(lat) * Math.cos(lon));
    }

    // A texture reaches the graphics memory when it is first drawn: so it is drawn once before it is needed.
    property bool carried: false

    FrameAnimation {
        running: reader.status === Image.Ready && !piece.carried && !piece.shown
        onTriggered: piece.carried = currentFrame > 1
    }
    Image {
        id: reader
        source: piece.near ? piece.tile.url : ""
        asynchronous: true
        cache: false
        visible: false
        onStatusChanged: {
            if (status === Image.Error)
                piece.failed(piece.tile.url);
            if (status !== Image.Ready)
                piece.carried = false;
        }
    }
    ShaderEffect {
        anchors.fill: parent
        visible: reader.status === Image.Ready && !piece.hidden && (piece.shown || !piece.carried)
        blending: !piece.eye.opaque
        property var picture: reader
        property real heading: piece.eye.headingRad
        property real pitch: piece.eye.pitchRad
        property real focal: piece.eye.focalPx
        property vector4d span: piece.span
        property point middle: Qt.point(width / 2, height / 2)
        // Two degrees a cell: straight edges are as good as bent ones.
        mesh: GridMesh {
            resolution: Qt.size(Math.max(1, Math.ceil(piece.span.z * 28.6)), Math.max(1, Math.ceil(piece.span.w * 28.6)))
        }
        vertexShader: "round.vert.qsb"
        fragmentShader: "round.frag.qsb"
    }
}
