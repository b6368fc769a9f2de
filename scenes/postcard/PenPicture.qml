import QtQuick

// One of the things that hang on the pen rack, tip down, drawn once: brush, fountain, crayon, or the eraser.
Canvas {
    id: picture
    property string kind: "brush"
    property color ink: "#22201d"

    onInkChanged: requestPaint()
    onWidthChanged: requestPaint()
    onHeightChanged: requestPaint()

    // Light from the upper left on something round, from its left edge to its right one.
    function round(pen: var, left: real, right: real, dark: color, mid: color, light: color): var {
        const sheen = pen.createLinearGradient(left, 0, right, 0);
        sheen.addColorStop(0, dark);
        sheen.addColorStop(0.28, light);
        sheen.addColorStop(0.55, mid);
        sheen.addColorStop(1, dark);
        return sheen;
    }
    function tube(pen: var, half: real, top: real, bottom: real, dark: color, mid: color, light: color): void {
        pen.fillStyle = round(pen, -half, half, dark, mid, light);
        pen.fillRect(-half, top, 2 * half, bottom - top);
    }
    function brush(pen: var): void {
        pen.strokeStyle = "#c9a35a";
        pen.lineWidth = 2.4;
        pen.beginPath();
        pen.arc(0, 7, 6, 0, 2 * Math.PI);
        pen.stroke();
        tube(pen, 5.5, 12, 22, "#3a2513", "#8a5a2c", "#c98f4d");
        tube(pen, 8, 20, 168, "#7b5524", "#cfa259", "#f3d79a");
        pen.fillStyle = "#7c5626";
        for (const node of [62, 112]) {
            pen.fillRect(-8.8, node, 17.6, 2.2);
            pen.fillStyle = "#f6e0ad";
            pen.fillRect(-8.4, node + 2.4, 16.8, 1.2);
            pen.fillStyle = "#7c5626";
        }
        tube(pen, 11, 166, 190, "#1f130b", "#4a2c18", "#8b5a33");
        tube(pen, 11.6, 184, 190, "#7d6130", "#c9a35a", "#f0d79a");
        const hair = () => {
            pen.beginPath();
            pen.moveTo(-10.5, 190);
            pen.bezierCurveTo(-17, 214, -13, 240, 0.8, 268);
            pen.bezierCurveTo(13, 240, 17, 214, 10.5, 190);
            pen.closePath();
        };
        hair();
        pen.fillStyle = round(pen, -15, 15, "#a88a5c", "#e2cfa4", "#f8eed4");
        pen.fill();
        // The dipped part, its edge as ragged as hair is.
        pen.save();
        hair();
        pen.clip();
        pen.fillStyle = picture.ink;
        pen.beginPath();
        pen.moveTo(-20, 226);
        for (let n = 0; n <= 10; n++)
            pen.lineTo(-20 + 4 * n, 224 + (n % 2 ? -6 : 3) + (n * 7) % 5);
        pen.lineTo(20, 280);
        pen.lineTo(-20, 280);
        pen.closePath();
        pen.fill();
        pen.fillStyle = "#40ffffff";
        pen.fillRect(-7, 205, 2.2, 50);
        pen.restore();
    }
    function fountain(pen: var): void {
        pen.fillStyle = round(pen, -12, 12, "#0c0908", "#3b1512", "#8f3a2e");
        pen.beginPath();
        pen.moveTo(-11, 150);
        pen.lineTo(-12, 30);
        pen.quadraticCurveTo(-11, 4, 0, 4);
        pen.quadraticCurveTo(11, 4, 12, 30);
        pen.lineTo(11, 150);
        pen.closePath();
        pen.fill();
        tube(pen, 12.4, 96, 102, "#7d6130", "#c9a35a", "#f7e6b8");
        tube(pen, 11.6, 146, 151, "#7d6130", "#c9a35a", "#f7e6b8");
        pen.fillStyle = "#e9cd8b";
        pen.fillRect(5, 26, 3, 66);
        pen.fillStyle = round(pen, -11, 11, "#080605", "#241a16", "#6a5148");
        pen.beginPath();
        pen.moveTo(-10.5, 151);
        pen.lineTo(10.5, 151);
        pen.quadraticCurveTo(8, 180, 8.5, 202);
        pen.lineTo(-8.5, 202);
        pen.quadraticCurveTo(-8, 180, -10.5, 151);
        pen.fill();
        pen.fillStyle = round(pen, -10, 10, "#8a6a2f", "#dcb766", "#fff0c2");
        pen.beginPath();
        pen.moveTo(-7.5, 202);
        pen.bezierCurveTo(-14, 226, -6, 242, -0.9, 266);
        pen.lineTo(0.9, 266);
        pen.bezierCurveTo(6, 242, 14, 226, 7.5, 202);
        pen.closePath();
        pen.fill();
        pen.strokeStyle = "#6b4f1e";
        pen.lineWidth = 1.2;
        pen.beginPath();
        pen.arc(0, 224, 2.6, 0, 2 * Math.PI);
        pen.moveTo(0, 227);
        pen.lineTo(0, 262);
        pen.stroke();
        pen.fillStyle = picture.ink;
        pen.beginPath();
        pen.moveTo(-2.6, 255);
        pen.lineTo(2.6, 255);
        pen.lineTo(0.9, 268);
        pen.lineTo(-0.9, 268);
        pen.fill();
    }
    function crayon(pen: var): void {
        const wax = picture.ink, dark = Qt.darker(wax, 1.45), light = Qt.lighter(wax, 1.5);
        pen.fillStyle = round(pen, -15, 15, dark, wax, light);
        pen.beginPath();
        pen.moveTo(-15, 24);
        pen.quadraticCurveTo(0, 14, 15, 24);
        pen.lineTo(15, 210);
        pen.lineTo(12, 214);
        pen.lineTo(5.5, 260);
        pen.quadraticCurveTo(0, 268, -5.5, 260);
        pen.lineTo(-12, 214);
        pen.lineTo(-15, 210);
        pen.closePath();
        pen.fill();
        // The paper around it.
        tube(pen, 15.8, 44, 196, "#b89b6a", "#efe0be", "#fffaf0");
        pen.fillStyle = wax;
        pen.fillRect(-15.8, 54, 31.6, 9);
        pen.fillRect(-15.8, 177, 31.6, 9);
        pen.globalAlpha = 0.85;
        pen.beginPath();
        pen.moveTo(-15.8, 112);
        pen.bezierCurveTo(-6, 96, 6, 128, 15.8, 112);
        pen.lineTo(15.8, 128);
        pen.bezierCurveTo(6, 144, -6, 112, -15.8, 128);
        pen.closePath();
        pen.fill();
        pen.globalAlpha = 1;
        const shade = pen.createLinearGradient(-15.8, 0, 15.8, 0);
        shade.addColorStop(0, "#55000000");
        shade.addColorStop(0.3, "#00000000");
        shade.addColorStop(1, "#59000000");
        pen.fillStyle = shade;
        pen.fillRect(-15.8, 44, 31.6, 152);
    }
    function eraser(pen: var): void {
        pen.save();
        pen.translate(0, 196);
        pen.rotate(-0.1);
        pen.fillStyle = round(pen, -22, 22, "#b9a99a", "#efe6da", "#ffffff");
        pen.beginPath();
        pen.moveTo(-22, -54);
        pen.lineTo(22, -54);
        pen.lineTo(22, 52);
        pen.quadraticCurveTo(21, 66, 6, 66);
        pen.lineTo(-10, 64);
        pen.quadraticCurveTo(-21, 62, -22, 50);
        pen.closePath();
        pen.fill();
        tube(pen, 23, -58, 22, "#123042", "#1f4a63", "#4d86a3");
        tube(pen, 23.3, -58, -48, "#7d6130", "#c9a35a", "#f7e6b8");
        tube(pen, 23.3, 14, 22, "#7d6130", "#c9a35a", "#f7e6b8");
        pen.strokeStyle = "#d9e8ee";
        pen.lineWidth = 2;
        for (const y of [-24, -14, -4]) {
            pen.beginPath();
            pen.moveTo(-15, y);
            pen.bezierCurveTo(-6, y - 7, 6, y + 7, 15, y);
            pen.stroke();
        }
        pen.restore();
    }
    onPaint: {
        const pen = picture.getContext("2d");
        pen.reset();
        // Drawn in units of a rack 280 high.
        pen.scale(picture.height / 280, picture.height / 280);
        pen.translate(picture.width / picture.height * 140, 0);
        if (picture.kind === "brush")
            picture.brush(pen);
        else if (picture.kind === "fountain")
            picture.fountain(pen);
        else if (picture.kind === "crayon")
            picture.crayon(pen);
        else
            picture.eraser(pen);
    }
}
