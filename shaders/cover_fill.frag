#version 330 core
// Water: full coverage in its channel.
flat in uint area_id;
uniform vec4 water;
layout(location = 0) out vec4 coverage;

void main() {
  coverage = water;
}
