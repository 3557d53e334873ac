#version 330 core
// Coverage by distance to the piece of border. Pieces are joined by taking the maximum, so joins and caps are round and
// nothing is counted twice. Beside it, which areas meet here and where, so that fills have smooth edges too.
flat in vec2 end_a;
flat in vec2 end_b;
flat in uvec2 side_ids;
flat in uint border_rank;
flat in float radius;
layout(location = 0) out uvec4 ids;
layout(location = 1) out vec4 coverage;  // by rank: area, parent, outline

void main() {
  vec2 along = end_b - end_a;
  vec2 from_a = gl_FragCoord.xy - end_a;
  float length2 = dot(along, along);
  float t = length2 > 0.0 ? clamp(dot(from_a, along) / length2, 0.0, 1.0) : 0.0;
  float distance_px = length(from_a - along * t);
  float covered = radius > 0.0 ? clamp(radius + 0.5 - distance_px, 0.0, 1.0) * min(1.0, radius * 2.0) : 0.0;
  float side = length2 > 0.0 ? (along.x * from_a.y - along.y * from_a.x) * inversesqrt(length2) : 0.0;
  if (distance_px > max(radius, 0.5) + 0.5) discard;
  float left = clamp(side + 0.5, 0.0, 1.0);
  ids = uvec4(side_ids, uint(left * 65535.0 + 0.5), 0u);
  coverage = vec4(border_rank == 0u ? covered : 0.0, border_rank == 1u ? covered : 0.0, border_rank == 2u ? covered : 0.0, 0.0);
}
