#version 330 core
flat in uint area_id;
layout(location = 0) out uvec4 ids;  // area on one side, on the other, weight of the first (65535 = all), unused

void main() {
  ids = uvec4(area_id, area_id, 65535u, 0u);
}
