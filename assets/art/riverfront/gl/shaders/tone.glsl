// From scene light to display light, after AgX: bright lights pale gently instead of clipping.
vec3 filmic(vec3 c, vec4 grade) {
    const mat3 inset = mat3(0.842479062253094, 0.0423282422610123, 0.0423756549057051, 0.0784335999999992,
                            0.878468636469772, 0.0784336, 0.0792237451477643, 0.0791661274605434, 0.879142973793104);
    const mat3 outset = mat3(1.19687900512017, -0.0528968517574562, -0.0529716355144438, -0.0980208811401368,
                             1.15190312990417, -0.0980434501171241, -0.0990297440797205, -0.0989611768448433,
                             1.15107367264116);
    vec3 x = (clamp(log2(max(inset * (c * grade.x), 1e-6)), -12.47393, 4.026069) + 12.47393) / 16.499999;
    vec3 x2 = x * x, x4 = x2 * x2;
    x = 15.5 * x4 * x2 - 40.14 * x4 * x + 31.96 * x4 - 6.868 * x2 * x + 0.4298 * x2 + 0.1191 * x - 0.00232;
    x = pow(max(x, 0.0), vec3(grade.z));
    float luma = dot(x, vec3(0.2126, 0.7152, 0.0722));
    x = luma + grade.y * (x - luma);
    x = mix(x, luma * vec3(1.10, 0.98, 0.80), grade.w);
    return pow(clamp(outset * x, 0.0, 1.0), vec3(2.2));
}
