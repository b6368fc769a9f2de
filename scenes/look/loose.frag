#version 440
// One moment of the loose sand on a picture: R is its thickness, 0..1, and G,B its slope to the right and upwards, so that
// the light needs one look-up (0.5 = flat). Fingers push it aside, wind carries it off from
// the subject outwards, and what stands steeper than sand can stand slides down.
layout(location = 0) in vec2 qt_TexCoord0;
layout(location = 0) out vec4 fragColor;
layout(std140, binding = 0) uniform buf {
    mat4 qt_Matrix;
    vec4 stroke0;
    vec4 stroke1;
    vec4 stroke2;
    vec4 stroke3;
    vec4 stroke4;
    vec2 texel;
    vec2 subject;
    float qt_Opacity;
    float aspect;
    float radius;
    float laid;
    float wind;
    float pace;
};
layout(binding = 1) uniform sampler2D previous;

float speck(vec2 p) {
    vec3 q = fract(vec3(p.xyx) * 0.1031);
    q += dot(q, q.yzx + 33.33);
    return fract((q.x + q.y) * q.z);
}

float slide(float other, float here) {
    float rise = other - here;
    return sign(rise) * max(0.0, abs(rise) - 0.05) * 0.2;
}

// A finger from zw to xy: digs a furrow, and heaps part of it up ahead and at both sides.
vec2 brushed(vec4 stroke, vec2 at) {
    vec2 stretch = vec2(aspect, 1.0);
    vec2 from = stroke.zw * stretch, to = stroke.xy * stretch, here = at * stretch;
    vec2 way = to - from;
    float far = dot(way, way);
    float along = far > 0.0 ? clamp(dot(here - from, way) / far, 0.0, 1.0) : 1.0;
    vec2 off = here - from - way * along;
    float distance = length(off);
    float furrow = 1.0 - smoothstep(radius * 0.55, radius, distance);
    float rim = smoothstep(radius * 0.95, radius * 1.12, distance) * (1.0 - smoothstep(radius * 1.12, radius * 1.6, distance));
    float ahead = far > 0.0 ? 0.55 + 0.45 * dot(normalize(here - to + 0.0001), way * inversesqrt(far)) : 0.3;
    return vec2(furrow, rim * ahead * min(1.0, 30.0 * far + 0.15));
}

void main() {
    vec2 at = qt_TexCoord0;
    vec2 cell = floor(at / texel);
    float grain = speck(cell + 7.0);
    if (laid > 0.0) {
        float swell = 0.05 * sin(at.x * 23.0 + 5.0 * sin(at.y * 9.0)) + 0.03 * sin(at.y * 41.0 + at.x * 13.0);
        fragColor = vec4(0.56 + swell + 0.05 * (grain - 0.5), 0.5, 0.5, 1.0);
        return;
    }
    float here = texture(previous, at).r;
    float right = texture(previous, at + vec2(texel.x, 0.0)).r;
    float left = texture(previous, at - vec2(texel.x, 0.0)).r;
    float below = texture(previous, at + vec2(0.0, texel.y)).r;
    float above = texture(previous, at - vec2(0.0, texel.y)).r;
    float sand = here + slide(right, here) + slide(left, here) + slide(below, here) + slide(above, here);
    vec2 heap = vec2(left - right, below - above) * 0.5;

    vec2 hand = vec2(0.0);
    if (stroke0.x > -1.0) hand = max(hand, brushed(stroke0, at));
    if (stroke1.x > -1.0) hand = max(hand, brushed(stroke1, at));
    if (stroke2.x > -1.0) hand = max(hand, brushed(stroke2, at));
    if (stroke3.x > -1.0) hand = max(hand, brushed(stroke3, at));
    if (stroke4.x > -1.0) hand = max(hand, brushed(stroke4, at));
    sand += hand.y * 0.26 * smoothstep(0.02, 0.25, here) * pace;
    sand *= 1.0 - 0.8 * hand.x;

    if (wind > 0.0) {
        vec2 off = (at - subject) * vec2(aspect, 1.0);
        float front = wind * 2.5 - 0.15 + 0.22 * (speck(floor(cell / 5.0)) - 0.5) + 0.10 * (grain - 0.5);
        float blown = 1.0 - smoothstep(front - 0.30, front, length(off));
        sand *= pow(1.0 - 0.16 * blown, pace);
        sand -= 0.006 * blown * pace;
    }
    fragColor = vec4(clamp(sand, 0.0, 1.0), clamp(heap + 0.5, 0.0, 1.0), 1.0);
}
