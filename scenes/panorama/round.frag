#version 440
// One look into the picture.

layout(location = 0) in vec2 qt_TexCoord0;
layout(location = 0) out vec4 fragColor;

layout(std140, binding = 0) uniform buf {
    mat4 qt_Matrix;
    float qt_Opacity;
    float heading;
    float pitch;
    float focal;
    vec4 span;
    vec2 middle;
};
layout(binding = 1) uniform sampler2D picture;

void main() {
    fragColor = texture(picture, qt_TexCoord0) * qt_Opacity;
}
