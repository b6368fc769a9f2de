import QtQuick

// A sheet of warm paper with a brass edge, for cards that are read.
Rectangle {
    color: Theme.paper
    radius: 10 * Theme.u
    border.width: 2 * Theme.u
    border.color: Theme.brass
    gradient: Gradient {
        GradientStop {
            position: 0
            color: "#f8f0de"
        }
        GradientStop {
            position: 1
            color: "#ead9b8"
        }
    }
}
