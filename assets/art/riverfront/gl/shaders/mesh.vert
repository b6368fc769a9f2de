#version 430
// Structures in place (COPIES 0) and copies (COPIES 1): world place, normal and tags of every vertex.
in vec3 in_place;
in vec4 in_normal;
in uvec4 in_tags;
#if COPIES
in vec4 in_origin;
in vec4 in_turn;
#endif
uniform mat4 to_clip;
uniform vec2 jitter;
uniform float clip_z;  // nothing below is drawn while clipping is on
#if TAGS
flat out vec3 normal;
flat out uvec3 tags;
#endif

void main() {
    vec3 place = in_place;
    vec3 n = in_normal.xyz;
    uint seed = in_tags.y;
#if COPIES
    mat2 turn = mat2(in_turn.x, in_turn.y, -in_turn.y, in_turn.x);
    place = in_origin.xyz + in_origin.w * vec3(turn * place.xy, place.z);
    n = vec3(turn * n.xy, n.z);
    seed = (seed + uint(in_turn.z * 255.0)) & 255u;
#endif
#if TAGS
    normal = n;
    tags = uvec3(in_tags.x, seed, in_tags.z);
#endif
    gl_ClipDistance[0] = place.z - clip_z;
    gl_Position = to_clip * vec4(place, 1.0);
    gl_Position.xy += jitter * gl_Position.w;
}
