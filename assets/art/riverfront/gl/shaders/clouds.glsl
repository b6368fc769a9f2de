// The whole sky above the river: clouds, sun, moon and stars.
float cloud_cover(vec2 q) {
    vec4 a = textureLod(noise_map, q * 0.021, 0.0);
    vec4 b = textureLod(noise_map, q * 0.083 + a.xy * 0.05, 0.0);
    vec4 c = textureLod(noise_map, q * 0.31, 0.0);
    return a.x * 0.62 + b.y * 0.27 + c.z * 0.11;
}

vec3 whole_sky(Sky s, vec3 d, float stars) {
    vec3 c = sky_colour(s, d);
    float up = max(d.z, 0.0);
    vec2 q = d.xy / (up + 0.10) * 2.2 + vec2(3.1, 7.7);
    float cover = cloud_cover(q);
    float thick = smoothstep(0.535, 0.78, cover) * smoothstep(0.015, 0.14, up);
    vec2 towards = normalize(s.sun_to.xy) * 0.30;
    float lit = clamp(0.5 + 3.2 * (cover - cloud_cover(q + towards)), 0.0, 1.0);
    float side = dot(d, s.sun_to.xyz) * 0.5 + 0.5;
    vec3 shade = mix(s.zenith.rgb, s.away.rgb, 0.55) * 0.80 + s.ground.rgb * 0.35;
    vec3 bright = s.horizon.rgb * 0.62 + s.sun.rgb * (0.05 + 0.11 * side);
    c = mix(c, mix(shade, bright, lit), thick * 0.80);
    float near = dot(d, s.sun_to.xyz);
    float sunny = max(s.sun.r, max(s.sun.g, s.sun.b)) > 0.0 ? 1.0 : 0.0;
    c += sunny * s.sun.rgb * 9.0 * smoothstep(0.99991, 0.99997, near) * (1.0 - thick * 0.7);
    // A waxing moon and a few stars where there is no sun.
    float moon = smoothstep(0.99986, 0.99990, near);
    float bite = smoothstep(0.99986, 0.99990, dot(d, normalize(s.sun_to.xyz + vec3(0.006, 0.004, 0.004))));
    c += (1.0 - sunny) * vec3(0.85, 0.88, 0.80) * (moon * (1.0 - 0.85 * bite) + 0.05 * pow(max(near, 0.0), 900.0));
    vec3 cell = floor(d * 170.0);
    float star = fract(sin(dot(cell, vec3(12.9898, 78.233, 37.719))) * 43758.5453);
    vec3 inside = fract(d * 170.0) - 0.5;
    float dot_ = smoothstep(0.10, 0.0, dot(inside, inside) * 3.0) * step(0.9965, star) * smoothstep(0.08, 0.45, up);
    return c + (1.0 - sunny) * stars * dot_ * vec3(0.5, 0.55, 0.65) * (1.0 - thick);
}
