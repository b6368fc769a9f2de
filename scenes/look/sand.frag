#version 440
// Sand lit by one near lamp. R,G of the source hold the normal's x,y (0.5 = flat), B the openness to the sky.
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
    float dim;
};
layout(binding = 1) uniform sampler2D source;

float speck(vec2 p) {
    vec3 q = fract(vec3(p.xyx) * 0.1031);
    q += dot(q, q.yzx + 33.33);
    return fract((q.x + q.y) * q.z);
}

void main() {
    vec4 relief = texture(source, qt_TexCoord0);
    vec2 cell = floor(qt_TexCoord0 * vec2(grains * aspect, grains));
    float grain = speck(cell);
    float drift = speck(floor(cell / 7.0) + 19.0);

    // Sand lies over the picture until it is brushed away from left to right; the edge runs unevenly.
    float edge = qt_TexCoord0.x + 0.10 * (drift - 0.5) + 0.05 * sin(qt_TexCoord0.y * 9.0);
    float bare = smoothstep(cover * 1.30 - 0.15, cover * 1.30 + 0.02, edge + 0.0001);

    vec2 slope = (relief.rg - 0.5) * 2.0 * bare;
    slope += (vec2(grain, drift) - 0.5) * vec2(0.20, 0.07);
    vec3 normal = normalize(vec3(slope, sqrt(max(0.05, 1.0 - dot(slope, slope)))));
    float open = mix(0.86, relief.b, bare);

    vec2 away = (lamp - qt_TexCoord0) * vec2(aspect, -1.0);
    vec3 toLamp = normalize(vec3(away, lampHeight));
    float falloff = 1.0 / (1.0 + 0.42 * dot(away, away));
    float key = max(0.0, dot(normal, toLamp)) * falloff;
    float fill = max(0.0, dot(normal, normalize(vec3(0.5, -0.4, 0.8))));

    float lum = (0.05 + 1.02 * key + 0.16 * fill) * mix(0.40, 1.05, open);
    lum *= 0.95 + 0.10 * grain;
    lum = lum * 1.12 / (1.0 + 0.30 * lum);
    vec3 colour = lum < 0.5 ? mix(vec3(0.085, 0.048, 0.026), vec3(0.66, 0.44, 0.25), lum * 2.0)
                            : mix(vec3(0.66, 0.44, 0.25), vec3(1.0, 0.87, 0.65), lum * 2.0 - 1.0);
    float corner = length((qt_TexCoord0 - 0.5) * vec2(1.1, 1.0));
    colour *= 1.0 - 0.30 * smoothstep(0.40, 0.90, corner);
    fragColor = vec4(colour * dim, 1.0) * qt_Opacity;
}
