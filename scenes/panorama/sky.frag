#version 440
// The sky at dusk over the far bank: a gradient from night blue to the last light, with two sheets of slow clouds.

layout(location = 0) in vec2 qt_TexCoord0;
layout(location = 0) out vec4 fragColor;

layout(std140, binding = 0) uniform buf {
    mat4 qt_Matrix;
    float qt_Opacity;
    float drift;   // clouds' way, in widths of the screen
    float aspect;  // width / height of the sky
    float turn;    // 0..1 along the shore: the last light stays upstream
};
layout(binding = 1) uniform sampler2D clouds;

void main() {
    float y = qt_TexCoord0.y;
    float x = (qt_TexCoord0.x - 0.5) * aspect;

    vec3 c = mix(vec3(0.085, 0.135, 0.255), vec3(0.300, 0.330, 0.470), smoothstep(0.0, 0.48, y));
    c = mix(c, vec3(0.760, 0.545, 0.500), smoothstep(0.36, 0.80, y));
    c = mix(c, vec3(0.985, 0.730, 0.480), smoothstep(0.70, 1.0, y));
    float fromSun = x + 0.55 + turn * 1.3;
    float glow = exp(-fromSun * fromSun * 0.55) * smoothstep(0.15, 1.0, y);
    c += glow * vec3(0.235, 0.130, 0.020);

    float depth = 1.0 / (1.18 - y);
    vec2 p = vec2(x * depth * 0.10 + drift, depth * 0.105);
    float high = texture(clouds, p * vec2(0.62, 1.0) + vec2(drift * 0.4, 0.13)).r;
    float low = texture(clouds, p * vec2(1.9, 2.6) + vec2(drift * 0.9, 0.57)).r;
    float cover = smoothstep(0.34, 0.92, high * 0.90 + low * 0.16);
    float lit = clamp((high - low) * 0.55 + 0.45, 0.0, 1.0);
    vec3 shade = mix(vec3(0.27, 0.27, 0.40), vec3(0.62, 0.43, 0.44), smoothstep(0.2, 0.95, y));
    vec3 edge = mix(vec3(0.70, 0.52, 0.53), vec3(1.06, 0.80, 0.56), smoothstep(0.15, 0.85, y));
    c = mix(c, mix(shade, edge, lit), cover * (0.80 - 0.45 * smoothstep(0.80, 1.0, y)));
    fragColor = vec4(c, 1.0) * qt_Opacity;
}
