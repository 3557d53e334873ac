#version 330 core
// Triangles of areas, in metres about the mesh's origin.
layout(location = 0) in vec2 position;
layout(location = 1) in uint area;
uniform vec2 scale;   // metres to clip space
uniform vec2 offset;  // clip space
uniform uint ground_id;  // 0: these are areas
flat out uint area_id;

void main() {
  area_id = ground_id != 0u ? ground_id : area + 2u;  // 0 is the sea, 1 the land
  gl_Position = vec4(position * scale + offset, 0.0, 1.0);
}
