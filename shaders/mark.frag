#version 330 core
// Outlines of hovered and selected areas; coverage by distance, joined by the maximum.
flat in vec2 end_a;
flat in vec2 end_b;
flat in uvec2 side_ids;
flat in uint border_rank;
flat in float radius;
uniform vec4 channel;
uniform float glow;  // pixels beyond the line
layout(location = 0) out vec4 mark;

void main() {
  vec2 along = end_b - end_a;
  vec2 from_a = gl_FragCoord.xy - end_a;
  float length2 = dot(along, along);
  float t = length2 > 0.0 ? clamp(dot(from_a, along) / length2, 0.0, 1.0) : 0.0;
  float distance_px = length(from_a - along * t);
  float core = clamp(radius - glow + 0.5 - distance_px, 0.0, 1.0);
  float halo = glow > 0.0 ? 0.45 * clamp(1.0 - (distance_px - (radius - glow)) / glow, 0.0, 1.0) : 0.0;
  mark = channel * max(core, halo * halo * 2.0);
}
