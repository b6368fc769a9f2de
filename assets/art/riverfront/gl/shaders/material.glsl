// What a surface is made of at a place: evaluated in world metres, so that neighbouring pictures join.
uniform sampler2D noise_map;      // four tiling noises
uniform sampler2D material_table; // five texels a material

struct Material {
    vec3 colour;
    float rough;
    float metal;
    float glow;
    int kind;         // 0 plain, 1 glass, 2 leaf, 3 lamp, 4 far city
    float haze;
    vec3 tint;        // glow colour, or the light that shines through a leaf
    float relief;     // how far the place lies in a joint
    vec2 tilt;        // small bend of the normal along u and v
    vec4 chance;      // random numbers of this pane, brick or leaf
    float flood;      // 1 where flood light reaches every height
    float cells;      // 1 where courses are panes of a curtain wall, rooms wide
};

float hash(vec2 p) {
    vec3 q = fract(vec3(p.xyx) * 0.1031);
    q += dot(q, q.yzx + 33.33);
    return fract((q.x + q.y) * q.z);
}

vec4 noise(vec2 uv) { return textureLod(noise_map, uv, 0.0); }

// Wall coordinates in metres: along and up the face.
vec2 wall_place(vec3 p, vec3 n) {
    vec3 a = abs(n);
    float rise = max(sqrt(max(1.0 - n.z * n.z, 0.0)), 0.2);
    vec2 side = a.y >= a.x ? vec2(p.x, p.z / rise) : vec2(p.y + 0.37, p.z / rise);
    return a.z > 0.94 ? p.xy : side;
}

Material material_at(int id, float seed, vec3 p, vec3 n, float footprint) {
    vec4 t0 = texelFetch(material_table, ivec2(0, id), 0); // colour, rough
    vec4 t1 = texelFetch(material_table, ivec2(1, id), 0); // second, metal
    vec4 t2 = texelFetch(material_table, ivec2(2, id), 0); // joint, glow
    vec4 t3 = texelFetch(material_table, ivec2(3, id), 0); // course width, height, stains, stagger
    vec4 t4 = texelFetch(material_table, ivec2(4, id), 0); // kind, haze, grain, 1 walls whose flat tops are roofs or 2 what is floodlit all over
    vec2 uv = wall_place(p, n);
    Material m;
    m.kind = int(t4.x + 0.5);
    m.rough = t0.w;
    m.metal = t1.w;
    m.glow = t2.w;
    m.haze = t4.y;
    m.tint = t0.rgb;

    // Courses of bricks, stones, boards or panels.
    float has = t3.x > 0.0 ? 1.0 : 0.0;
    vec2 size = max(t3.xy, vec2(0.01));
    float row = floor(uv.y / size.y);
    float along = uv.x / size.x + t3.w * mod(row, 2.0) + 0.13 * hash(vec2(row, 3.0));
    vec2 brick = vec2(floor(along), row);
    vec2 inside = vec2(fract(along), fract(uv.y / size.y)) * size;
    vec2 edge = min(inside, size - inside);
    float joint_width = clamp(min(size.x, size.y) * 0.085, 0.012, 0.06);
    float soft = max(footprint * 0.75, 0.008);
    float joint = 1.0 - smoothstep(joint_width * 0.5 - soft * 0.5, joint_width * 0.5 + soft * 0.8, min(edge.x, edge.y));
    // A joint thinner than a pixel darkens only in its share; a course thinner than two pixels melts into its mean.
    joint *= min(1.0, joint_width / max(footprint, 1e-4));
    float crisp = clamp(size.y / max(footprint, 1e-4) - 1.1, 0.0, 1.0) * has;
    m.chance = vec4(hash(brick + 0.5), hash(brick.yx + 17.0), hash(brick + 91.7), seed) * vec4(has, has, has, 1.0);
    float pick = m.chance.x * m.chance.x;
    vec3 laid = mix(t0.rgb, t1.rgb, pick) * (0.84 + 0.32 * m.chance.y);
    laid = m.chance.z < 0.06 ? laid * 0.62 : laid;
    vec3 mean = mix(mix(t0.rgb, t1.rgb, 0.33), t2.rgb, 0.12);
    laid = mix(laid, t2.rgb, joint);
    vec3 c = mix(t0.rgb, mix(mean, laid, crisp), has);
    c = mix(c, vec3(0.185, 0.178, 0.17) + c * 0.12, (t4.w == 1.0 ? 1.0 : 0.0) * smoothstep(0.94, 0.97, abs(n.z)));
    m.flood = t4.w == 2.0 ? 1.0 : 0.0;
    m.cells = t3.x >= 1.2 ? 1.0 : 0.0;
    m.relief = joint * crisp;
    m.tilt = (vec2(m.chance.y, m.chance.z) - 0.5) * 0.10 * crisp * has;

    // Weather: broad patches, streaks that run down walls, fine grain.
    float upright = 1.0 - smoothstep(0.5, 0.9, abs(n.z));
    vec4 broad = noise(uv * vec2(0.021, 0.027) + vec2(seed * 0.3, 0.0));
    vec4 streak = noise(uv * vec2(0.23, 0.017));
    vec4 fine = noise(uv * 0.31);
    float stain = t3.z;
    float patchy = (broad.x - 0.5) * 1.1 + (broad.y - 0.5) * 0.5;
    float runs = smoothstep(0.52, 0.86, streak.z) * upright;
    c *= 1.0 + stain * (patchy * 0.75 - runs * 0.55);
    c *= 1.0 + (fine.w - 0.5) * t4.z * clamp(1.2 - footprint * 2.0, 0.0, 1.0);
    c = mix(c, c * vec3(0.93, 1.0, 0.92) + vec3(0.0, 0.006, 0.0), stain * smoothstep(0.5, 0.8, broad.w));
    // Damp and moss at the foot of walls; weed and wet below the tide line.
    float foot = stain * upright * (1.0 - smoothstep(0.1, 0.7 + 1.6 * streak.y, p.z)) * step(-0.6, p.z);
    c = mix(c, c * vec3(0.52, 0.60, 0.44) + vec3(0.004, 0.010, 0.002), foot * 0.75);
    float tide = (1.0 - smoothstep(-3.4, -1.9, p.z + broad.z * 1.4 - 0.7)) * step(p.z, -0.7);
    c = mix(c, c * vec3(0.34, 0.38, 0.27) + vec3(0.004, 0.009, 0.002), tide * 0.85);
    m.rough = mix(m.rough, 0.35, tide * 0.6);

    // Leaves: each its own green, some turning.
    if (m.kind == 2) {
        float k = fract(seed * 7.13 + 0.21);
        c *= 0.72 + 0.56 * seed;
        c = mix(c, c * vec3(1.35, 1.10, 0.55), smoothstep(0.72, 1.0, k));
        m.tint = c * vec3(1.25, 1.35, 0.45);
    }
    m.colour = max(c, 0.0);
    return m;
}
