import QtQuick
import QtQuick.Particles
import scenes.look

// Grains a finger throws up: they fly the way it went, slow down and come to lie.
ParticleSystem {
    id: grains

    function scatter(x: real, y: real, dx: real, dy: real): void {
        grains.running = true;
        still.restart();
        const way = Math.hypot(dx, dy);
        flight.angle = way > 0 ? Math.atan2(dy * 9, dx * 16) * 180 / Math.PI : 270;
        flight.angleVariation = way > 0 ? 55 : 180;
        emitter.burst(7, x * grains.width, y * grains.height);
    }

    running: false
    Timer {
        id: still
        interval: 1600
        onTriggered: grains.running = false
    }
    ImageParticle {
        source: "grain.png"
        color: "#e2c193"
        colorVariation: 0.18
        alpha: 0.95
        entryEffect: ImageParticle.None
    }
    Emitter {
        id: emitter
        enabled: false
        emitRate: 0
        lifeSpan: 900
        lifeSpanVariation: 500
        size: 7 * Theme.u
        sizeVariation: 4 * Theme.u
        endSize: 3 * Theme.u
        velocity: AngleDirection {
            id: flight
            magnitude: 300 * Theme.u
            magnitudeVariation: 220 * Theme.u
        }
    }
    Friction {
        factor: 4.5
    }
}
