#version 430
// From the faces of a cube to a view all round, with sky behind and the river below: its mirror image bent by waves.
#include "sky.glsl"
#include "tone.glsl"
uniform sampler2D noise_map;
#include "clouds.glsl"
in vec2 uv;
layout(location = 0) out vec4 out_colour;
uniform sampler2DArray faces;      // front, right, back, left, up, down
uniform sampler2D sky_map;
uniform sampler2DArray mirror;     // the same from below the water, without the last two
uniform float reach;               // tangent of half a face's field
uniform float eye_m;               // height above the water
uniform vec2 eye_xy;
uniform float dot_rad;             // how much of the circle a pixel of the picture covers
uniform int light;
layout(std140, binding = 0) uniform Skies { Sky skies[LIGHTS]; };

vec4 look(sampler2DArray cube, vec3 d, bool sides) {
    vec3 a = abs(d);
    vec3 at;
    float face;
    bool upright = sides || (a.z < max(a.x, a.y));
    if (upright) {
        bool along = a.y >= a.x;
        face = along ? (d.y > 0.0 ? 0.0 : 2.0) : (d.x > 0.0 ? 1.0 : 3.0);
        float depth = along ? a.y : a.x;
        float right = face < 0.5 ? d.x : face < 1.5 ? -d.y : face < 2.5 ? -d.x : d.y;
        at = vec3(right / depth, d.z / depth, face);
    } else {
        face = d.z > 0.0 ? 4.0 : 5.0;
        at = vec3(d.x / a.z, (d.z > 0.0 ? -d.y : d.y) / a.z, face);
    }
    vec2 place = at.xy / reach;
    if (sides && abs(place.y) > 1.0) return vec4(0.0);
    return textureLod(cube, vec3(place * 0.5 + 0.5, at.z), 0.0);
}

// The sky as the waves see it, looked up rather than worked out anew, and soft: no wave is a clean mirror.
vec3 mirrored_sky(vec3 d) {
    vec2 at = vec2(atan(d.x, d.y) / 6.283185307 + 0.5, asin(clamp(d.z, 0.0, 1.0)) / 1.570796327);
    return textureLod(sky_map, vec2(at.x, at.y * 0.996 + 0.002), 2.0).rgb;
}

// Waves of so many turns of the noise a metre, no finer than a pixel that covers `foot_m` of water can show.
vec4 wave(vec2 at, float turns_per_m, float foot_m) {
    float texels = foot_m * turns_per_m * float(textureSize(noise_map, 0).x);
    return textureLod(noise_map, at, max(log2(max(texels, 1e-3)) + 1.2, 0.0)) - 0.5;
}

vec3 river(Sky s, vec3 d) {
    float away = eye_m / max(-d.z, 1e-4);
    vec2 p = eye_xy + d.xy * away;
    float calm = 1.0 / (1.0 + away * 0.010);
    // Water lies flat: a pixel covers far more of it along the sight than across.
    float across_m = away * dot_rad, along_m = across_m * max(away / eye_m, 1.0);
    float foot_m = pow(across_m, 0.4) * pow(along_m, 0.6);
    vec4 swell = wave(p * vec2(0.0061, 0.0113), 0.0113, foot_m);
    vec4 waves = wave(p * vec2(0.027, 0.049) + swell.xy * 0.1, 0.049, foot_m);
    vec4 chop = wave(p.yx * vec2(0.083, 0.061) + waves.zw * 0.06, 0.083, foot_m);
    vec4 ripples = wave(p * vec2(0.23, 0.37) + chop.xy * 0.1, 0.37, foot_m);
    vec2 slope = swell.xy * 0.07 + waves.zw * 0.20 * (0.3 + 0.7 * calm) + chop.xz * (0.24 / (1.0 + away * 0.022)) + ripples.yw * (0.30 / (1.0 + away * 0.05));
    vec3 n = normalize(vec3(-slope, 1.0));
    float facing = max(dot(n, -d), 0.02);
    float fresnel = 0.05 + 0.90 * pow(1.0 - facing, 4.0);
    vec3 sum = vec3(0.0);
    // Several glances up and down: far water blurs what it mirrors into upright streaks.
    vec3 ahead = normalize(vec3(d.xy, 1e-5));
    for (int k = 0; k < 4; k++) {
        vec3 r = reflect(d, normalize(n + ahead * (float(k) - 1.5) * 0.022));
        r.z = abs(r.z) + 0.002;
        vec4 seen = look(mirror, r, true);
        sum += seen.rgb + (1.0 - seen.a) * mirrored_sky(normalize(r));
    }
    vec3 light = s.zenith.rgb * 0.75 + s.horizon.rgb * 0.12 + s.away.rgb * 0.12 + s.sun.rgb * max(s.sun_to.z, 0.0) * 0.35;
    vec3 body = light * vec3(0.115, 0.110, 0.082) * (1.0 + 1.6 * (slope.x + slope.y));
    vec3 c = mix(filmic(body, s.grade), sum * 0.25, clamp(fresnel, 0.0, 1.0));
    vec3 r = reflect(d, n);
    float spark = pow(max(dot(r, s.sun_to.xyz), 0.0), 500.0);
    c += filmic(s.sun.rgb, s.grade) * spark * 0.8;
    float haze = 0.75 * (1.0 - exp(-max(away - 150.0, 0.0) * 0.0006));
    return mix(c, filmic(s.haze.rgb, s.grade), haze);
}

void main() {
    float lon = (uv.x - 0.5) * 6.283185307;
    Sky s = skies[light];
#if SKY_ONLY
    float up = uv.y * 1.570796327;
    out_colour = vec4(filmic(whole_sky(s, vec3(sin(lon) * cos(up), cos(lon) * cos(up), sin(up)), 0.0), s.grade), 1.0);
#else
    float lat = (uv.y - 0.5) * 3.141592654;
    vec3 d = vec3(sin(lon) * cos(lat), cos(lon) * cos(lat), sin(lat));
    vec4 near = look(faces, d, false);
    vec3 behind = vec3(0.0);
    int open = near.a < 0.999 ? 1 : 0;
    int dry = d.z > -0.001 ? open : 0;
    int wet = d.z < 0.0005 ? open : 0;
    // Loops that run once or not at all: this is what skips the other half on a software device.
    for (int once = 0; once < dry; once++) {
        behind = filmic(whole_sky(s, d, 1.0), s.grade);
        // A last far bank where nothing was built.
        float bank = 0.007 + 0.006 * textureLod(noise_map, vec2(lon * 1.3, 0.4), 0.0).w;
        float land = 0.75 * (1.0 - smoothstep(bank - 0.001, bank + 0.001, d.z));
        behind = mix(behind, filmic(s.haze.rgb * 0.86, s.grade), land);
    }
    for (int once = 0; once < wet; once++) behind = river(s, d);
    vec3 c = near.rgb + (1.0 - near.a) * behind;
    c = mix(c * 12.92, 1.055 * pow(max(c, 0.0), vec3(1.0 / 2.4)) - 0.055, step(0.0031308, c));
    out_colour = vec4(c, 1.0);
#endif
}
