#version 330 core
// While the camera moves: a piece of border laid over the picture at once. Pieces do not overlap along the line.
flat in vec2 end_a;
flat in vec2 end_b;
flat in uvec2 side_ids;
flat in uint border_rank;
flat in float radius;  // pixels
uniform vec3 line_colour[3];
uniform vec3 line_alpha;
out vec4 pixel;

void main() {
  vec2 along = end_b - end_a;
  vec2 from_a = gl_FragCoord.xy - end_a;
  float across = abs(along.x * from_a.y - along.y * from_a.x) * inversesqrt(max(dot(along, along), 1e-12));
  float core = clamp(radius + 0.5 - across, 0.0, 1.0) * min(1.0, 2.0 * radius);
  pixel = vec4(line_colour[border_rank], core * line_alpha[border_rank]);
}
