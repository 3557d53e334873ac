#version 330 core
// Coverage by distance to a piece of border. Pieces are joined by taking the maximum, so joins and caps are round and
// nothing is counted twice.
uniform vec4 cutout;  // what the target holds of the picture: lower left corner, size
flat in vec2 end_a;
flat in vec2 end_b;
flat in uvec2 side_ids;
flat in uint border_rank;
flat in float radius;   // pixels, the glow included
uniform vec4 channel[3];  // where the coverage of each rank goes
uniform float glow;       // pixels beyond the line
layout(location = 0) out vec4 coverage;

void main() {
  vec2 along = end_b - end_a;
  vec2 from_a = gl_FragCoord.xy + cutout.xy - end_a;
  float length2 = dot(along, along);
  float t = length2 > 0.0 ? clamp(dot(from_a, along) / length2, 0.0, 1.0) : 0.0;
  float distance_px = length(from_a - along * t);
  float line = radius - glow;
  // A line thinner than a pixel covers no pixel whole.
  float core = clamp(line + 0.5 - distance_px, 0.0, 1.0) * min(1.0, 2.0 * line);
  float halo = glow > 0.0 ? clamp(1.0 - (distance_px - line) / glow, 0.0, 1.0) : 0.0;
  float covered = max(core, 0.4 * halo * halo);
  if (covered <= 0.0) discard;  // and leave the stencil as it is: the pixel shows its area alone
  coverage = channel[border_rank] * covered;
}
