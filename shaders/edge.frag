#version 330 core
// Which areas meet at a border, and how much of the pixel lies on either side: fills get smooth edges from it.
uniform vec4 cutout;  // what the target holds of the picture: lower left corner, size
flat in vec2 end_a;
flat in vec2 end_b;
flat in uvec2 side_ids;
flat in uint border_rank;
flat in float radius;
#ifdef WIDE_IDS
layout(location = 0) out uvec2 ids;
#else
layout(location = 0) out uint ids;
#endif
layout(location = 1) out float weight;

void main() {
  vec2 along = end_b - end_a;
  vec2 from_a = gl_FragCoord.xy + cutout.xy - end_a;
  float length2 = dot(along, along);
  float t = length2 > 0.0 ? clamp(dot(from_a, along) / length2, 0.0, 1.0) : 0.0;
  if (length(from_a - along * t) > 0.75) discard;
  float side = length2 > 0.0 ? (along.x * from_a.y - along.y * from_a.x) * inversesqrt(length2) : 0.0;
#ifdef WIDE_IDS
  ids = side_ids;
#else
  ids = side_ids.x | side_ids.y << 16u;
#endif
  weight = clamp(side + 0.5, 0.0, 1.0);
}
