#version 330 core
// Triangles of areas, in metres about the mesh's origin; on their way to tiles while `morph` is over 0.
layout(location = 0) in vec2 position;
layout(location = 1) in uint area;
layout(location = 2) in vec2 rim;  // where it lies on its area's tile: from the centre, in radii
uniform vec2 scale;   // metres to clip space
uniform vec2 offset;  // clip space
uniform float morph;  // 0: geography, 1: tiles
uniform sampler2D tiles;  // by area, 1024 wide: centre in metres about the origin, radius
uniform vec2 size;      // pixels of the picture; 0: the target is the picture, and nobody compares it with a cut-out
uniform vec4 cutout;    // what the target holds of the picture: lower left corner, size
uniform uint ground_id;  // 0: these are areas
flat out uint area_id;

void main() {
  area_id = ground_id != 0u ? ground_id : area + 2u;  // 0 is the sea, 1 the land
  vec2 at = position;
  if (morph > 0.0) {
    vec3 tile = texelFetch(tiles, ivec2(int(area) & 1023, int(area) >> 10), 0).xyz;
    at = mix(position, tile.xy + rim * tile.z, morph);
  }
  vec2 clip = at * scale + offset;
  if (size.x > 0.0) {
    // Rasterisers snap to 256ths of a pixel. Done here, every cut-out of a picture has the pixels of the whole.
    vec2 pixel = round((clip * 0.5 + 0.5) * size * 256.0) / 256.0;
    clip = (pixel - cutout.xy) / cutout.zw * 2.0 - 1.0;
  }
  gl_Position = vec4(clip, 0.0, 1.0);
}
