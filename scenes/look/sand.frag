#version 440
// Sand lit by one near lamp. R,G of the source hold the normal's x,y (0.5 = flat), B the openness to the sky.
// `shadeTop` and `shadeBottom` are the parts of the height that darken towards the edge, as ground for words.
layout(location = 0) in vec2 qt_TexCoord0;
layout(location = 0) out vec4 fragColor;
layout(std140, binding = 0) uniform buf {
    mat4 qt_Matrix;
    float qt_Opacity;
    vec2 lamp;
    float lampHeight;
    float aspect;
    float cover;
    float grains;
    float shadeTop;
    float shadeBottom;
};
layout(binding = 1) uniform sampler2D source;

float speck(vec2 p) {
    vec3 q = fract(vec3(p.xyx) * 0.1031);
    q += dot(q, q.yzx + 33.33);
    return fract((q.x + q.y) * q.z);
}

void main() {
    vec3 relief = texture(source, qt_TexCoord0).rgb;
    vec2 cell = floor(qt_TexCoord0 * vec2(grains * aspect, grains));
    float grain = speck(cell);
    vec2 slope = relief.rg * 2.0 - 1.0;
    float open = relief.b;
    if (cover > 0.0) {
        // Sand lies over the picture until it is brushed away from left to right; the edge runs unevenly.
        float drift = speck(floor(cell / 7.0) + 19.0);
        float edge = qt_TexCoord0.x + 0.10 * (drift - 0.5) + 0.05 * sin(qt_TexCoord0.y * 9.0);
        float bare = smoothstep(cover * 1.30 - 0.15, cover * 1.30 + 0.02, edge);
        slope *= bare;
        open = mix(0.86, open, bare);
    }
    slope += vec2(grain - 0.5, fract(grain * 57.31) - 0.5) * vec2(0.22, 0.12);

    vec2 away = (lamp - qt_TexCoord0) * vec2(aspect, -1.0);
    float far = dot(away, away);
    float up = 1.0 - 0.5 * min(1.2, dot(slope, slope));
    float lengths = (far + lampHeight * lampHeight) * (dot(slope, slope) + up * up);
    float key = max(0.0, dot(slope, away) + up * lampHeight) * inversesqrt(lengths) / (1.0 + 0.42 * far);
    float fill = max(0.0, 0.49 * slope.x - 0.39 * slope.y + 0.78 * up);

    float lum = (0.05 + 1.02 * key + 0.16 * fill) * (0.40 + 0.65 * open) * (1.06 + 0.11 * grain);
    lum /= 1.0 + 0.27 * lum;
    vec3 colour = mix(mix(vec3(0.085, 0.048, 0.026), vec3(0.66, 0.44, 0.25), min(lum * 2.0, 1.0)),
                      vec3(1.0, 0.87, 0.65), max(lum * 2.0 - 1.0, 0.0));
    float light = clamp(qt_TexCoord0.y / max(shadeTop, 0.001), 0.0, 1.0);
    float ground = clamp((1.0 - qt_TexCoord0.y) / max(shadeBottom, 0.001), 0.0, 1.0);
    colour *= (0.28 + 0.72 * light) * (0.06 + 0.94 * ground * ground);
    fragColor = vec4(colour, 1.0) * qt_Opacity;
}
