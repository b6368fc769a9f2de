#version 440
// A piece of the sphere seen from its middle: longitude and latitude become a place on the screen, true in perspective.

layout(location = 0) in vec4 qt_Vertex;
layout(location = 1) in vec2 qt_MultiTexCoord0;
layout(location = 0) out vec2 qt_TexCoord0;

layout(std140, binding = 0) uniform buf {
    mat4 qt_Matrix;
    float qt_Opacity;
    float heading;    // radians, less than a turn
    float pitch;      // radians, up
    float focal;      // pixels from the eye to the screen
    vec4 span;        // of this piece: left longitude, upper latitude, width and height, in radians
    vec2 middle;      // of the screen, in pixels
};

void main() {
    float lon = span.x + span.z * qt_MultiTexCoord0.x - heading;
    float lat = span.y - span.w * qt_MultiTexCoord0.y;
    vec3 to = vec3(cos(lat) * sin(lon), sin(lat), cos(lat) * cos(lon));
    float away = to.z * cos(pitch) + to.y * sin(pitch);
    float up = to.y * cos(pitch) - to.z * sin(pitch);
    qt_TexCoord0 = qt_MultiTexCoord0;
    gl_Position = qt_Matrix * vec4(middle.x * away + focal * to.x, middle.y * away - focal * up, 0.0, away);
}
