#version 440
// The moon, nearly full, in a little haze.

layout(location = 0) in vec2 qt_TexCoord0;
layout(location = 0) out vec4 fragColor;

layout(std140, binding = 0) uniform buf {
    mat4 qt_Matrix;
    float qt_Opacity;
};

void main() {
    vec2 p = (qt_TexCoord0 - 0.5) * 2.0;
    float away = length(p);
    float disc = 1.0 - smoothstep(0.196, 0.210, away);
    float shadow = smoothstep(0.13, 0.27, length(p - vec2(-0.085, -0.02)));
    float seas = 0.5 + 0.5 * sin(p.x * 31.0 + 2.0 * sin(p.y * 23.0)) * sin(p.y * 27.0 + 1.7);
    vec3 face = vec3(0.97, 0.94, 0.84) * (0.90 - 0.10 * seas) * (1.0 - 0.55 * shadow);
    float haze = 0.16 * exp(-away * 5.5) * smoothstep(1.0, 0.55, away);
    vec4 c = mix(vec4(vec3(0.66, 0.70, 0.82) * haze, haze), vec4(face, 1.0), disc);
    fragColor = c * qt_Opacity;
}
