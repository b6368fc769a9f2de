#version 430
// Smoke, steam and spray lit from the sun's side; the glow round a lamp.
#include "sky.glsl"
#include "tone.glsl"
flat in vec4 puff;
flat in vec4 look;
in vec3 place;
in vec2 at;
layout(location = 0) out vec4 out_lit[LIGHTS];
uniform sampler2D noise_map;
uniform sampler2D depth_map;
uniform mat4 from_clip;
uniform vec3 sight;
uniform vec3 right;
uniform vec3 upward;
layout(std140, binding = 0) uniform Skies { Sky skies[LIGHTS]; };

void main() {
    float r2 = dot(at, at);
    float body = max(1.0 - r2, 0.0);
    vec4 n = textureLod(noise_map, place.xz * 0.012 + puff.xy * 0.37, 0.0);
    vec4 n2 = textureLod(noise_map, place.xz * 0.055 + puff.yx * 0.11, 0.0);
    float ragged = clamp(body * 1.6 + (n.x - 0.5) * 1.3 + (n2.y - 0.5) * 0.9 - 0.25, 0.0, 1.0) * smoothstep(0.0, 0.25, body);
    vec2 size = vec2(textureSize(depth_map, 0));
    float depth = texelFetch(depth_map, ivec2(gl_FragCoord.xy), 0).r;
    vec4 world = from_clip * vec4(gl_FragCoord.xy / size * 2.0 - 1.0, depth * 2.0 - 1.0, 1.0);
    float behind = dot(world.xyz / world.w - place, sight);
    bool glow = look.y > 2.5;
    float soft = depth >= 1.0 ? 1.0 : smoothstep(-0.2, glow ? 0.3 : puff.w * 0.6, behind + (glow ? 0.4 : puff.w * 0.2));
    vec3 bulge = normalize(right * at.x + upward * at.y - sight * sqrt(body + 0.05));
    vec3 tone = look.y < 0.5 ? vec3(0.20, 0.175, 0.15) : look.y < 1.5 ? vec3(0.82) : vec3(0.9);
    for (int l = 0; l < LIGHTS; l++) {
        Sky s = skies[l];
        vec3 light = s.zenith.rgb * (0.5 + 0.3 * bulge.z) * 1.6 + s.ground.rgb + s.sun.rgb * (0.30 + 0.35 * dot(bulge, s.sun_to.xyz));
        light += vec3(1.0, 0.56, 0.24) * s.sun_to.w * 0.05;
        vec3 c = mix(tone * light, s.haze.rgb, 0.18);
        float a = clamp(look.x * ragged * soft, 0.0, 1.0);
        if (glow) {
            float g = exp(-r2 * 5.0) * body * soft * s.sun_to.w * look.x;
            a = clamp(g * 0.5, 0.0, 0.9);
            c = vec3(1.0, 0.58, 0.25) * 1.1;
        }
        out_lit[l] = vec4(filmic(c, s.grade) * a, a);
    }
}
