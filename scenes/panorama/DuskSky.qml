import QtQuick

// The sky over the far bank. Clouds move only while the ship does; `drift` in widths of the screen.
Item {
    id: sky
    property real drift: 0
    property real turn: 0

    Image {
        id: clouds
        source: "../../assets/panorama/ship/clouds.webp"
        visible: false
    }
    ShaderEffectSource {
        id: sheet
        sourceItem: clouds
        wrapMode: ShaderEffectSource.Repeat
        live: false
        visible: false
        width: 1
        height: 1
    }
    Connections {
        target: clouds
        function onStatusChanged(): void {
            sheet.scheduleUpdate();
            canvas.scheduleUpdate();
        }
    }
    // The clouds are slow and soft: drawn at half size and only now and then, shown every frame.
    ShaderEffect {
        id: painted
        width: Math.ceil(sky.width / 2)
        height: Math.ceil(sky.height / 2)
        visible: false
        blending: false
        property var clouds: sheet
        property real drift: sky.drift
        property real aspect: width / Math.max(1, height)
        property real turn: sky.turn
        fragmentShader: "sky.frag.qsb"
    }
    ShaderEffectSource {
        id: canvas
        anchors.fill: parent
        sourceItem: painted
        live: false
        smooth: true
    }
    property int sinceDrawn: 0
    onDriftChanged: {
        if (++sinceDrawn >= 6) {
            sinceDrawn = 0;
            canvas.scheduleUpdate();
        }
    }
    onWidthChanged: canvas.scheduleUpdate()
    onHeightChanged: canvas.scheduleUpdate()
    readonly property Item texture: sheet
}
