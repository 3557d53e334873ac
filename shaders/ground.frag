#version 330 core
uniform vec4 coverage;  // into the channel of land or of water
layout(location = 0) out vec4 ground;

void main() {
  ground = coverage;
}
