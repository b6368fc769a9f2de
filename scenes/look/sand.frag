#version 440
// Sand lit by a near lamp and by up to five fingers. R,G of `source` hold the normal's x,y (0.5 = flat), B the openness
// to the sky; `shadow` holds the horizon as a + b cos + c sin of the azimuth; `cover` is the loose sand on top.
// `window` is the part of the picture that is shown. `shadeTop` and `shadeBottom` are the parts of the height that
// darken towards the edge, as ground for words. Loose sand and fingers cost even where there are none, so they are in a
// variant of their own (TOUCHED); `bake_shaders` makes both.
layout(location = 0) in vec2 qt_TexCoord0;
layout(location = 0) out vec4 fragColor;
layout(std140, binding = 0) uniform buf {
    mat4 qt_Matrix;
    vec4 finger0;
    vec4 finger1;
    vec4 finger2;
    vec4 finger3;
    vec4 finger4;
    vec4 window;
    vec2 lamp;
    float qt_Opacity;
    float lampHeight;
    float lampPower;
    float aspect;
    float grains;
    float loose;
    float lights;
    float shadeTop;
    float shadeBottom;
};
layout(binding = 1) uniform sampler2D source;
layout(binding = 2) uniform sampler2D shadow;
layout(binding = 3) uniform sampler2D cover;

float speck(vec2 p) {
    vec3 q = fract(vec3(p.xyx) * 0.1031);
    q += dot(q, q.yzx + 33.33);
    return fract((q.x + q.y) * q.z);
}

// Light from a lamp `height` above the sheet, soft shadow included; 1 on a flat place beneath it.
float lit(vec2 away, float height, vec3 normal, vec3 horizon, float steep) {
    float far = dot(away, away) + 0.0001;
    float distant = inversesqrt(far);
    float rise = height * distant;
    float skyline = horizon.x + dot(horizon.yz, away) * distant;
    float seen = smoothstep(-0.22, 0.30, rise - skyline * steep);
    float facing = max(0.0, dot(normal.xy, away) + normal.z * height) * inversesqrt(far + height * height);
    return facing * (0.30 + 0.70 * seen);
}

float touched(vec4 finger, vec2 at, vec3 normal, vec3 horizon) {
    vec2 away = (finger.xy - at) * vec2(aspect, -1.0);
    return finger.z * lit(away, 0.19, normal, horizon, 0.5) / (1.0 + 14.0 * dot(away, away));
}

void main() {
    vec2 at = window.xy + qt_TexCoord0 * window.zw;
    vec3 relief = texture(source, at).rgb;
    vec3 around = texture(shadow, at).rgb;
    vec3 horizon = vec3(around.r * 1.5, around.gb * 3.0 - 1.5);
    float grain = speck(floor(at * vec2(grains * aspect, grains)));
    vec2 slope = relief.rg * 2.0 - 1.0;
    float open = relief.b;
#ifdef TOUCHED
    if (loose > 0.0) {
        vec3 heap = texture(cover, at).rgb;
        float bed = loose * smoothstep(0.03, 0.30, heap.r + 0.20 * (grain - 0.5)) * 0.95;
        slope = mix(slope, (heap.gb - 0.5) * 6.4, bed);
        open = mix(open, 0.80 + 0.5 * (heap.r - 0.5), bed);
        horizon *= 1.0 - bed;
    }
#endif
    slope += vec2(grain - 0.5, fract(grain * 57.31) - 0.5) * vec2(0.22, 0.12);

    vec3 normal = normalize(vec3(slope, 1.0 - 0.5 * min(1.2, dot(slope, slope))));
    vec2 away = (lamp - at) * vec2(aspect, -1.0);
    float key = lampPower * lit(away, lampHeight, normal, horizon, 1.1) / (1.0 + 0.42 * dot(away, away));
    float fill = max(0.0, 0.49 * normal.x - 0.39 * normal.y + 0.78 * normal.z);
    float hands = 0.0;
#ifdef TOUCHED
    for (int n = 0; n < int(lights); n++) {
        vec4 finger = n == 0 ? finger0 : n == 1 ? finger1 : n == 2 ? finger2 : n == 3 ? finger3 : finger4;
        hands += touched(finger, at, normal, horizon);
    }
    hands /= 1.0 + 0.55 * hands;
#endif
    float lum = (0.05 + 1.10 * key + 0.15 * fill + 0.85 * hands) * (0.32 + 0.74 * open) * (1.06 + 0.11 * grain);
    lum /= 1.0 + 0.27 * lum;
    vec3 colour = mix(mix(vec3(0.085, 0.048, 0.026), vec3(0.66, 0.44, 0.25), min(lum * 2.0, 1.0)),
                      vec3(1.0, 0.87, 0.65), max(lum * 2.0 - 1.0, 0.0));
    colour += vec3(0.10, 0.04, -0.01) * min(hands, 1.0);
    float light = clamp(qt_TexCoord0.y / max(shadeTop, 0.001), 0.0, 1.0);
    float ground = clamp((1.0 - qt_TexCoord0.y) / max(shadeBottom, 0.001), 0.0, 1.0);
    colour *= (0.22 + 0.78 * light * sqrt(light)) * (0.06 + 0.94 * ground * ground);
    fragColor = vec4(colour, 1.0) * qt_Opacity;
}
