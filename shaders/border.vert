#version 330 core
// One straight piece of border, widened to a capsule of constant pixel width.
layout(location = 0) in vec2 corner;       // -1 or 1 in both directions
layout(location = 1) in vec4 ends;         // a and b, metres about the mesh's origin
layout(location = 2) in ivec2 sides;       // area to the left and right, -1: none
layout(location = 3) in uint rank;
uniform vec2 scale;
uniform vec2 offset;
uniform vec2 size;        // pixels of the target
uniform vec3 half_width;  // pixels, by rank
flat out vec2 end_a;      // pixels
flat out vec2 end_b;
flat out uvec2 side_ids;
flat out uint border_rank;
flat out float radius;

void main() {
  end_a = ((ends.xy * scale + offset) * 0.5 + 0.5) * size;
  end_b = ((ends.zw * scale + offset) * 0.5 + 0.5) * size;
  side_ids = uvec2(max(sides + 2, ivec2(1)));  // beyond the outline is land
  border_rank = rank;
  radius = half_width[rank];
  float reach = max(radius, 0.5) + 0.75;  // room for the soft edge
  vec2 along = end_b - end_a;
  float length_px = length(along);
  vec2 direction = length_px > 1e-6 ? along / length_px : vec2(1.0, 0.0);
  vec2 across = vec2(-direction.y, direction.x);
  vec2 base = corner.x < 0.0 ? end_a : end_b;
  vec2 pixel = base + direction * corner.x * reach + across * corner.y * reach;
  gl_Position = vec4(pixel / size * 2.0 - 1.0, 0.0, 1.0);
}
