#version 330 core
flat in uint area_id;
#ifdef WIDE_IDS
layout(location = 0) out uvec2 ids;     // area on one side, and on the other
#else
layout(location = 0) out uint ids;      // area on one side, and on the other in the upper half
#endif
layout(location = 1) out float weight;  // of the first

void main() {
#ifdef WIDE_IDS
  ids = uvec2(area_id);
#else
  ids = area_id | area_id << 16u;
#endif
  weight = 1.0;
}
