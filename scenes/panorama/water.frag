#version 440
// The river: the shore and the sky upside down, broken by waves that lie still in the water while the ship goes by.

layout(location = 0) in vec2 qt_TexCoord0;
layout(location = 0) out vec4 fragColor;

layout(std140, binding = 0) uniform buf {
    mat4 qt_Matrix;
    float qt_Opacity;
    float time;       // seconds the water has moved
    float way;        // the ship's place, in widths of the screen
    float aspect;     // width / height of the water
    float along;      // as in the sky
    vec4 upper;       // the colours of the sky
    vec4 lower;
    vec4 horizon;
    vec4 glow;
    vec4 deep;        // what one sees looking down into it
    vec4 glint;       // crests that catch the light
};
layout(binding = 1) uniform sampler2D mirror;   // the shore, transparent above; its lower edge is the waterline
layout(binding = 2) uniform sampler2D waves;    // green: fine ripples

void main() {
    float d = qt_TexCoord0.y;                   // 0 at the wall, 1 at the rail
    float x = qt_TexCoord0.x - 0.5;
    float near = 1.0 / (1.16 - d);              // perspective of the surface, 0.86 .. 6.25
    float along = x * aspect * 0.5 / near * 2.2 + way * aspect * 1.1;

    vec2 p = vec2(along * 0.55, near * -0.42);
    float a = texture(waves, p + vec2(time * 0.011, time * 0.014)).g;
    float b = texture(waves, p * vec2(2.1, 2.7) + vec2(-time * 0.019, time * 0.027)).g;
    float slope = a + b - 1.0;

    float up = d * 0.98 + slope * (0.012 + 0.075 * d);
    vec2 seen = vec2(qt_TexCoord0.x + (a - b) * (0.0015 + 0.010 * d), 1.0 - clamp(up, 0.015, 1.0));
    vec4 shore = texture(mirror, seen);

    float sky = clamp(1.0 - (up * 1.05 + slope * 0.10), 0.0, 1.0);
    vec3 c = mix(upper.rgb * 0.62, lower.rgb * 0.70, smoothstep(0.0, 0.55, sky));
    c = mix(c, horizon.rgb * 0.80, smoothstep(0.45, 1.0, sky));
    float fromSun = x * aspect * 0.42 + 0.55 + along * 1.3;
    float sun = exp(-fromSun * fromSun * 0.7);
    c += sun * sky * glow.rgb * 0.9;
    c = c * (1.0 - shore.a) + shore.rgb * 0.86;

    // The nearer the water, the more one looks into it.
    c = mix(c, deep.rgb, smoothstep(0.05, 1.0, d) * 0.50 + 0.13);
    // Small crests catch the light.
    float crest = smoothstep(0.55, 1.02, slope + 0.16) * (0.06 + 0.42 * sun + 0.10 * d) * glint.a;
    c += crest * glint.rgb * (1.0 - 0.35 * d);
    c += (slope * 0.055) * mix(upper.rgb, vec3(0.9), 0.35) * (0.25 + d);
    // A dark seam where the quay meets the water.
    c *= 0.62 + 0.38 * smoothstep(0.0, 0.06, d + slope * 0.012);
    fragColor = vec4(c, 1.0) * qt_Opacity;
}
