#version 430
// All lights of one picture at once: what lies at each pixel is worked out once, then lit LIGHTS times.
#include "sky.glsl"
#include "tone.glsl"
#include "material.glsl"
in vec2 uv;
layout(location = 0) out vec4 out_lit[LIGHTS];

uniform sampler2D normal_map;
uniform sampler2D tag_map;
uniform sampler2D depth_map;
uniform sampler2D sky_atlas;
uniform sampler2D sun_atlas;
uniform mat4 from_clip;
uniform vec2 jitter;
uniform vec4 eye;            // place, 1; or direction of sight, 0
uniform float pixel_m;       // metres (straight on) or radians (perspective) a pixel covers
uniform vec3 haze_depth;     // start, density, most
uniform vec4 sky_rows[3 * SKY_MAPS];
uniform vec4 sky_rect[SKY_MAPS];
uniform vec4 sky_dir[SKY_MAPS];          // direction, weight
uniform vec4 sky_rgb[LIGHTS * SKY_MAPS];
uniform vec4 sun_rows[3 * LIGHTS * SUN_MAPS];
uniform vec4 sun_rect[LIGHTS * SUN_MAPS];
uniform int sun_count[LIGHTS];
#if ROUND
uniform vec4 far_rows[3 * LIGHTS];       // one coarse map of each sun for what lies further along the river
uniform vec4 far_rect[LIGHTS];
#endif
uniform vec4 lamps[LAMPS];               // place, strength
uniform int lamp_count;
uniform float sky_texel_m;
uniform float sun_texel_m;
uniform float share;                     // of this pass in the picture

layout(std140, binding = 0) uniform Skies { Sky skies[LIGHTS]; };

float seen(sampler2D atlas, vec4 row_u, vec4 row_v, vec4 row_d, vec4 rect, vec3 p, float bias) {
    vec4 q = vec4(p, 1.0);
    vec2 at = vec2(dot(row_u, q), dot(row_v, q));
    float depth = dot(row_d, q) - bias;
    bool inside = all(greaterThan(at, rect.xy)) && all(lessThan(at, rect.zw));
    float found = texelFetch(atlas, ivec2(inside ? at : rect.xy), 0).r;
    return (!inside || found >= depth) ? 1.0 : 0.0;
}

void main() {
    ivec2 px = ivec2(gl_FragCoord.xy);
    float depth = texelFetch(depth_map, px, 0).r;
    vec4 lit[LIGHTS];
    for (int l = 0; l < LIGHTS; l++) lit[l] = vec4(0.0);
    // A loop that runs once or not at all: this is what skips empty pixels on a software device.
    int covered = depth < 1.0 ? 1 : 0;
    for (int once = 0; once < covered; once++) {
        vec4 clip = vec4(vec2(uv * 2.0 - 1.0) - jitter, depth * 2.0 - 1.0, 1.0);
        vec4 world = from_clip * clip;
        vec3 p = world.xyz / world.w;
        vec3 sight = eye.w > 0.5 ? normalize(p - eye.xyz) : eye.xyz;
        float away = eye.w > 0.5 ? distance(p, eye.xyz) : p.y;
        vec3 n = normalize(texelFetch(normal_map, px, 0).xyz * 2.0 - 1.0);
        vec4 tags = texelFetch(tag_map, px, 0);
        n = dot(n, sight) > 0.0 ? -n : n;
        float slant = max(-dot(n, sight), 0.12);
        float footprint = (eye.w > 0.5 ? pixel_m * away : pixel_m) / sqrt(slant);
        int id = int(tags.x * 255.0 + 0.5);
        Material m = material_at(id, tags.y, p, n, footprint);
        bool leaf = m.kind == 2;
        vec3 along = normalize(abs(n.z) > 0.94 ? vec3(1.0, 0.0, 0.0) : cross(vec3(0.0, 0.0, 1.0), n));
        vec3 up = cross(n, along);
        vec3 nb = normalize(n + along * m.tilt.x + up * m.tilt.y);

        // Open sky, in directions shared out among the passes.
        vec3 ambient[LIGHTS];
        vec3 direct[LIGHTS];
        vec3 through[LIGHTS];
        float sunlit[LIGHTS];
        for (int l = 0; l < LIGHTS; l++) { ambient[l] = vec3(0.0); direct[l] = vec3(0.0); through[l] = vec3(0.0); sunlit[l] = 0.0; }
        vec3 off = p + n * sky_texel_m * 0.95;
        float open = 0.0, most = 1e-4;
        for (int k = 0; k < SKY_MAPS; k++) {
            float facing = dot(nb, sky_dir[k].xyz);
            float w = (leaf ? 0.5 + 0.5 * facing : max(facing, 0.0)) * sky_dir[k].w;
            float v = seen(sky_atlas, sky_rows[3 * k], sky_rows[3 * k + 1], sky_rows[3 * k + 2], sky_rect[k], off, 0.00022);
            open += v * w;
            most += w;
            for (int l = 0; l < LIGHTS; l++) ambient[l] += sky_rgb[l * SKY_MAPS + k].rgb * (v * w);
        }
        float openness = open / most;
        vec3 sun_off = p + n * sun_texel_m * 1.15;
        for (int l = 0; l < LIGHTS; l++) {
            float v = 0.0;
            for (int k = 0; k < sun_count[l]; k++) {
                int i = l * SUN_MAPS + k;
                v += seen(sun_atlas, sun_rows[3 * i], sun_rows[3 * i + 1], sun_rows[3 * i + 2], sun_rect[i], sun_off, 0.00009);
            }
#if ROUND
            vec2 near = vec2(dot(sun_rows[3 * l * SUN_MAPS], vec4(p, 1.0)), dot(sun_rows[3 * l * SUN_MAPS + 1], vec4(p, 1.0)));
            vec4 rect = sun_rect[l * SUN_MAPS];
            bool beyond = any(lessThan(near, rect.xy + 2.0)) || any(greaterThan(near, rect.zw - 2.0));
            float far = seen(sun_atlas, far_rows[3 * l], far_rows[3 * l + 1], far_rows[3 * l + 2], far_rect[l], p + n * 1.2, 0.0003);
            v = beyond ? far * float(sun_count[l]) : v;
#endif
            sunlit[l] = sun_count[l] > 0 ? v / float(sun_count[l]) : 0.0;
        }

        // Lamps: warm pools on walk and walls.
        float pool = 0.0;
        for (int i = 0; i < lamp_count; i++) {
            vec3 to = lamps[i].xyz - p;
            float d2 = dot(to, to) + 0.35;
            float reach2 = lamps[i].w * 1.7;
            float fade = max(1.0 - d2 / reach2, 0.0);
            float facing = dot(nb, to) * inversesqrt(d2);
            pool += lamps[i].w * fade * fade / d2 * (leaf ? 0.45 + 0.35 * facing : max(facing * 0.85 + 0.15, 0.0));
        }
        pool *= 0.35 + 0.65 * openness;

        float pane = m.kind == 1 ? 1.0 : 0.0;
        vec4 panes = noise(vec2(tags.y * 7.7, m.chance.x * 3.1));
        vec2 lean = (vec2(fract(tags.y * 13.7), fract(tags.y * 29.3)) - 0.5) * 0.10;
        vec3 mirror_n = normalize(nb + pane * (along * lean.x + up * (lean.y + 0.055)));
        vec3 r = reflect(sight, mirror_n);
        float fresnel = pow(1.0 - max(dot(-sight, nb), 0.0), 5.0);
        float shine = pane > 0.5 ? 0.30 + 0.55 * fresnel : (0.03 + 0.5 * fresnel) * pow(1.0 - m.rough, 2.0) * 2.0;
        shine = mix(shine, 0.75, m.metal);
        vec4 room = noise(wall_place(p, n) * vec2(0.19, 0.06) + tags.y);
        float wash = tags.z > 0.001 ? (1.0 - abs(n.z)) * exp(-max(p.z, 0.0) / 13.0) * (0.45 + 0.55 * openness) : 0.0;
        wash = max(wash, m.flood * 0.42 * (0.5 + 0.5 * openness));
        wash *= 0.75 + 0.5 * noise(vec2(p.x * 0.016, 0.3)).x;
        float haze_far = haze_depth.z * (1.0 - exp(-max(away - haze_depth.x, 0.0) * haze_depth.y));
        float haze = 1.0 - (1.0 - haze_far) * (1.0 - m.haze);

        for (int l = 0; l < LIGHTS; l++) {
            Sky s = skies[l];
            float toward = dot(nb, s.sun_to.xyz);
            float lamp_on = s.sun_to.w;
            vec3 lamp_rgb = vec3(1.0, 0.56, 0.24) * lamp_on;
            vec3 light = ambient[l] + s.sun.rgb * (sunlit[l] * max(toward, 0.0));
            light += s.ground.rgb * (0.55 - 0.45 * nb.z) * (0.30 + 0.70 * openness);
            light += lamp_rgb * pool * 0.10;
            light += vec3(1.0, 0.66, 0.36) * (wash * s.haze.w);
            vec3 c = m.colour * light * (1.0 - m.metal * 0.7) * (1.0 - 0.22 * m.relief);
            if (leaf) c += m.tint * (s.sun.rgb * sunlit[l] * max(-toward, 0.0) * 0.55 + ambient[l] * 0.22);
            vec3 reflected = mirrored(s, r) * mix(vec3(1.0), m.colour, m.metal);
            float sparkle = sunlit[l] * pow(max(dot(r, s.sun_to.xyz), 0.0), mix(12.0, 220.0, (1.0 - m.rough) * (1.0 - m.rough)));
            reflected += s.sun.rgb * sparkle * (pane > 0.5 ? 2.0 : 0.7);
            // Rooms behind panes: some dark, some lit, no two alike.
            // Panes of a curtain wall light up by rooms and dimly; patterned glass glows as a whole.
            float pick = fract(tags.y * 41.7 + m.cells * m.chance.x * 5.3);
            float share_lit = s.ground.w * mix(1.0, 0.30 + 0.5 * room.x, m.cells);
            float lit_room = m.glow > 0.0 ? m.glow : (pick < share_lit ? mix(0.35 + 0.65 * panes.z, 0.22, m.cells) : 0.0);
            // What glows is added after the film curve, which would bleach it: e is display light.
            vec3 shade = mix(vec3(1.0, 0.50, 0.11), vec3(1.0, 0.70, 0.30), fract(pick * 17.0));
            float uneven = (0.65 + 0.6 * room.x) * (0.75 + 0.4 * room.z);
            float glow = m.kind == 1 ? lit_room * s.sun.w * uneven : 0.0;
            vec3 e = shade * (1.0 - exp(-glow));
            if (pane > 0.5) {
                vec3 dark = m.glow > 0.0 ? vec3(0.05, 0.06, 0.07) : m.colour;
                c = dark * (ambient[l] * 0.9 + s.ground.rgb * 0.3) * (0.7 + 0.6 * room.y);
                shine *= (glow > 0.05 ? 0.15 : 1.0) * (0.45 + 0.55 * openness);
            }
            c = mix(c, reflected, shine);
            if (m.kind == 3) {
                c = mix(vec3(0.50, 0.47, 0.42), m.tint, 0.15) * light * 0.8;
                e = vec3(1.0, 0.66, 0.30) * (1.0 - exp(-m.glow * lamp_on * 0.8));
            }
            if (m.kind == 4 && m.glow > 0.0) {
                c = vec3(0.12, 0.14, 0.17) * light;
                e = vec3(1.0, 0.70, 0.36) * (1.0 - exp(-m.glow * s.sun.w * 0.9 * (0.3 + fract(tags.y * 9.1))));
            }
            c = mix(c, s.haze.rgb, haze);
            vec3 shown = filmic(c, s.grade);
            shown += e * (1.0 - 0.5 * haze) * (1.0 - 0.65 * shown);
            lit[l] = vec4(min(shown, 1.0), 1.0);
        }
    }
    for (int l = 0; l < LIGHTS; l++) out_lit[l] = lit[l] * share;
}
