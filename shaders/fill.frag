#version 330 core
flat in uint area_id;
layout(location = 0) out uint ids;      // area on one side, and on the other in the upper half
layout(location = 1) out float weight;  // of the first

void main() {
  ids = area_id | area_id << 16u;
  weight = 1.0;
}
