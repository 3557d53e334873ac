#version 330 core
// What somebody sees who lacks one kind of cone: a matrix on linear light.
uniform sampler2D picture;
uniform vec3 seen[3];  // rows
out vec4 pixel;

vec3 decoded(vec3 c) { return mix(c / 12.92, pow((c + 0.055) / 1.055, vec3(2.4)), step(0.04045, c)); }
vec3 encoded(vec3 c) { return mix(c * 12.92, 1.055 * pow(c, vec3(1.0 / 2.4)) - 0.055, step(0.0031308, c)); }

void main() {
  vec4 here = texelFetch(picture, ivec2(gl_FragCoord.xy), 0);
  vec3 light = decoded(here.rgb);
  pixel = vec4(encoded(clamp(vec3(dot(seen[0], light), dot(seen[1], light), dot(seen[2], light)), 0.0, 1.0)), here.a);
}
