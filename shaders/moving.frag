// While the camera moves: each area in its colour at once, without a buffer of ids.
flat in uint area_id;
out vec4 pixel;

void main() {
  pixel = vec4(patterned(area_id, texelFetch(colours, int(area_id))), 1.0);
}
