import QtQuick

// One light for every finger, as x, y and strength; a lifted finger's light dies away.
Item {
    id: lamps
    required property list<TouchPoint> points
    readonly property list<Flame> flames: [f0, f1, f2, f3, f4]
    readonly property list<vector4d> lights: [f0.light, f1.light, f2.light, f3.light, f4.light]
    readonly property real brightest: Math.max(f0.strength, f1.strength, f2.strength, f3.strength, f4.strength)

    function shine(n: int, x: real, y: real): void {
        flames[n].place = Qt.point(x, y);
        flames[n].wanted = 1;
    }
    function fade(): void {
        for (let n = 0; n < 5; n++)
            if (!lamps.points[n].pressed)
                flames[n].wanted = 0;
    }

    component Flame: Item {
        property point place
        property real wanted: 0
        property real strength: wanted
        readonly property vector4d light: Qt.vector4d(place.x, place.y, strength, 0)
        Behavior on strength {
            NumberAnimation {
                duration: 420
            }
        }
    }
    Flame {
        id: f0
    }
    Flame {
        id: f1
    }
    Flame {
        id: f2
    }
    Flame {
        id: f3
    }
    Flame {
        id: f4
    }
}
