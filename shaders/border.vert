#version 330 core
// One straight piece of border, widened to a capsule of constant pixel width.
uniform samplerBuffer piece_ends;    // a and b, metres about the mesh's origin
uniform isamplerBuffer piece_sides;  // area to the left and right, -1: none; rank
uniform samplerBuffer piece_rims;    // where the ends lie on the tile of the area to the left
uniform vec2 scale;
uniform vec2 offset;
uniform vec2 size;        // pixels of the picture
uniform vec4 cutout;      // what the target holds of it: lower left corner, size
uniform vec3 half_width;  // pixels, by rank
uniform float cap;        // 1: pieces reach beyond their ends, 0: they end there
uniform float morph;      // as in fill.vert
uniform sampler2D tiles;
flat out vec2 end_a;      // pixels of the picture
flat out vec2 end_b;
flat out uvec2 side_ids;
flat out uint border_rank;
flat out float radius;

void main() {
  int piece = gl_VertexID >> 2;
  vec2 corner = vec2((gl_VertexID & 1) * 2 - 1, (gl_VertexID & 2) - 1);
  vec4 ends = texelFetch(piece_ends, piece);
  ivec4 about = texelFetch(piece_sides, piece);
  ivec2 sides = about.xy;
  uint rank = uint(about.z);
  vec4 at = ends;
  if (morph > 0.0) {
    vec3 tile = texelFetch(tiles, ivec2(sides.x & 1023, sides.x >> 10), 0).xyz;
    at = mix(ends, tile.xyxy + texelFetch(piece_rims, piece) * tile.z, morph);
  }
  end_a = ((at.xy * scale + offset) * 0.5 + 0.5) * size;
  end_b = ((at.zw * scale + offset) * 0.5 + 0.5) * size;
  side_ids = uvec2(max(sides + 2, ivec2(1)));  // beyond the outline is land
  border_rank = rank;
  radius = half_width[rank];
  float reach = max(radius, 0.5) + 0.75;  // room for the soft edge
  vec2 along = end_b - end_a;
  float length_px = length(along);
  vec2 direction = length_px > 1e-6 ? along / length_px : vec2(1.0, 0.0);
  vec2 across = vec2(-direction.y, direction.x);
  vec2 base = corner.x < 0.0 ? end_a : end_b;
  vec2 pixel = base + direction * corner.x * reach * cap + across * corner.y * reach;
  gl_Position = vec4((pixel - cutout.xy) / cutout.zw * 2.0 - 1.0, 0.0, 1.0);
}
