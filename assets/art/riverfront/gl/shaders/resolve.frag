#version 430
// From gathered passes to a picture: straight alpha, display code values.
in vec2 uv;
layout(location = 0) out vec4 out_colour;
uniform sampler2D gathered;

void main() {
    ivec2 px = ivec2(gl_FragCoord.xy);
    vec4 sum = texelFetch(gathered, px, 0);
    float alpha = clamp(sum.a, 0.0, 1.0);
    // Clear pixels beside an edge take its colour, so that packed tiles show no dark fringe.
    int clear = sum.a > 0.0 ? 0 : 16;
    ivec2 last = textureSize(gathered, 0) - 1;
    for (int k = 0; k < clear; k++) {
        float turn = float(k & 7) * 0.785398163;
        ivec2 step_ = ivec2(round(vec2(cos(turn), sin(turn)) * (k < 8 ? 1.0 : 3.0)));
        sum += texelFetch(gathered, clamp(px + step_, ivec2(0), last), 0);
    }
    vec3 c = sum.a > 0.0 ? sum.rgb / sum.a : vec3(0.0);
    c = mix(c * 12.92, 1.055 * pow(max(c, 0.0), vec3(1.0 / 2.4)) - 0.055, step(0.0031308, c));
    out_colour = vec4(c, alpha);
}
