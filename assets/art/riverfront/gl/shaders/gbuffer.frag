#version 430
flat in vec3 normal;
flat in uvec3 tags;
layout(location = 0) out vec4 out_normal;
layout(location = 1) out vec4 out_tags;

void main() {
    out_normal = vec4(normalize(normal) * 0.5 + 0.5, 1.0);
    out_tags = vec4(tags, 255.0) / 255.0;
}
