#version 430
// A soft disc turned to the eye.
in vec4 in_puff;   // place, radius
in vec4 in_look;   // density, tone, 0, 0
uniform mat4 to_clip;
uniform vec3 right;
uniform vec3 upward;
flat out vec4 puff;
flat out vec4 look;
out vec3 place;
out vec2 at;

void main() {
    at = vec2((gl_VertexID & 1) * 2 - 1, (gl_VertexID >> 1) * 2 - 1);
    puff = in_puff;
    look = in_look;
    place = in_puff.xyz + (right * at.x + upward * at.y) * in_puff.w;
    gl_Position = to_clip * vec4(place, 1.0);
}
