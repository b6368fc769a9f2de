import QtQuick

// A lamp on the water where a face is: glides after it, grows as it comes near, burns brighter and warmer with its smile.
// It is told a few times a second where to be; what lies between is eased by `step`, frame by frame.
Item {
    id: lamp
    // {lit, x, y, width, smile}, in parts of `water`.
    required property var place
    required property rect water
    // So high the lower edge of the water is taken by words.
    required property real foot
    readonly property bool lit: place.lit
    // About 1 m away a lamp is half as high as the water, at 4 m a quarter.
    readonly property real wantedSize: Math.min(water.height, 0.56 * water.width) * Math.min(0.52, 0.14 + 3.2 * place.width)
    readonly property real wantedSmile: lit ? Math.max(0, place.smile) : smile
    readonly property real wantedX: water.x + Math.min(water.width - wantedSize / 2, Math.max(wantedSize / 2, place.x * water.width))
    readonly property real wantedY: water.y + Math.max(wantedSize / 2, Math.min(water.height - foot - wantedSize / 2, place.y * water.height))
    property real size: 0
    property real smile: 0
    signal stirred

    z: size
    opacity: 0
    visible: opacity > 0
    onPlaceChanged: stirred()
    onWaterChanged: stirred()

    // One step of `passedS`; whether it has come to rest.
    function step(passedS: real): bool {
        // A lamp that just came is where it is; it does not fly in from where another went out.
        const part = opacity < 0.02 ? 1 : 1 - Math.exp(-passedS / 0.16);
        x += (wantedX - x) * part;
        y += (wantedY - y) * part;
        size += (wantedSize - size) * part;
        smile += (wantedSmile - smile) * part;
        opacity = Math.min(1, Math.max(0, opacity + (lit ? passedS / 0.7 : -passedS / 1.1)));
        const far = Math.max(Math.abs(wantedX - x), Math.abs(wantedY - y), Math.abs(wantedSize - size), 100 * Math.abs(wantedSmile - smile));
        return opacity === (lit ? 1 : 0) && (far < 0.3 || !lit);
    }

    // One glow and one reflection, stronger with the smile: without a graphics card every blended pixel counts.
    Image {
        source: "../../assets/door/reflection.webp"
        asynchronous: true
        x: -width / 2
        y: 0.36 * lamp.size
        width: 1.1 * lamp.size
        height: 2.4 * lamp.size
        opacity: 0.45 + 0.55 * lamp.smile
    }
    Image {
        source: "../../assets/door/glow.webp"
        asynchronous: true
        x: -width / 2
        y: -height / 2
        width: (2.6 + 1.2 * lamp.smile) * lamp.size
        height: width
        opacity: 0.35 + 0.65 * lamp.smile
    }
    Image {
        source: "../../assets/door/lamp-calm.webp"
        asynchronous: true
        mipmap: true
        x: -width / 2
        y: -height / 2
        width: lamp.size
        height: width
    }
    Image {
        source: "../../assets/door/lamp-smile.webp"
        asynchronous: true
        mipmap: true
        x: -width / 2
        y: -height / 2
        width: lamp.size
        height: width
        opacity: lamp.smile
    }
}
