#version 440
// The shore of the past grows out of one place over the shore of today, with a breath of warm light on its edge.

layout(location = 0) in vec2 qt_TexCoord0;
layout(location = 0) out vec4 fragColor;

layout(std140, binding = 0) uniform buf {
    mat4 qt_Matrix;
    float qt_Opacity;
    float share;     // 0 today everywhere, 1 the past everywhere
    float middle;    // where it begins, 0..1 across
};
layout(binding = 1) uniform sampler2D now;
layout(binding = 2) uniform sampler2D then;

void main() {
    vec2 p = qt_TexCoord0;
    float wave = 0.016 * sin(p.y * 9.0 + share * 7.0) + 0.009 * sin(p.y * 23.0 - share * 11.0);
    float away = abs(p.x - middle) + wave;
    float soft = 0.12;
    float front = share * (max(middle, 1.0 - middle) + soft + 0.03);
    float past = 1.0 - smoothstep(front - soft, front, away);
    vec4 colour = mix(texture(now, p), texture(then, p), past);
    float edge = past * (1.0 - past) * 4.0;
    colour.rgb += colour.a * edge * vec3(0.16, 0.10, 0.03);
    fragColor = colour * qt_Opacity;
}
