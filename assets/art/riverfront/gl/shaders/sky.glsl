// The sky of one light, and what a pane or the river sees of it. Directions: x east, y inland (north), z up.
struct Sky {
    vec4 zenith;    // rgb
    vec4 horizon;   // rgb towards the sun's side
    vec4 away;      // rgb of the horizon opposite the sun
    vec4 glow;      // rgb round the sun, exponent
    vec4 sun_to;    // direction to the sun, w: lamps (0 or more)
    vec4 sun;       // rgb of sunlight, w: glow of lit windows
    vec4 ground;    // rgb light thrown back by ground and water, w: share of dark panes that are lit
    vec4 haze;      // rgb of distance, w: flood light on landmarks
    vec4 grade;     // exposure, saturation, contrast, sepia
};

vec3 sky_colour(Sky s, vec3 d) {
    float up = max(d.z, 0.0);
    float side = dot(normalize(d.xy + vec2(1e-5)), normalize(s.sun_to.xy)) * 0.5 + 0.5;
    vec3 low = mix(s.away.rgb, s.horizon.rgb, side);
    vec3 c = mix(low, s.zenith.rgb, 1.0 - pow(1.0 - min(up, 1.0), 4.5));
    float near = max(dot(d, s.sun_to.xyz), 0.0);
    return c + s.glow.rgb * pow(near, s.glow.w) + s.glow.rgb * 0.22 * pow(near, s.glow.w * 0.16) * (1.0 - up);
}

// What a wall's window sees: the sky above a ragged dark shore opposite.
vec3 mirrored(Sky s, vec3 d) {
    float shore = 0.05 + 0.07 * fract(sin(floor(atan(d.x, -d.y) * 26.0) * 12.9898) * 43758.5453);
    vec3 sky = sky_colour(s, vec3(d.xy, abs(d.z)));
    vec3 water = sky * 0.55;
    vec3 low = mix(s.haze.rgb * 0.5, sky, 0.3);
    vec3 c = mix(low, sky, smoothstep(shore - 0.015, shore + 0.015, d.z));
    return mix(water, c, smoothstep(-0.03, 0.0, d.z));
}
