// Patterns over areas, in screen space. Put before the fragment shaders that paint areas; what each pattern looks like
// is written behind it by renderer/pattern_glsl.cpp, of the table in base/pattern.h.
uniform samplerBuffer colours;  // by id: sea, land, then each area's colour; the pattern in alpha
uniform vec3 pattern_ink;       // over areas without a value
uniform float pixel_scale;      // pixels of the target to one of the design
uniform vec2 corner;            // of the target in the picture, lower left

#ifdef PATTERNS
// compiled in only where an area has one: software rasterisers pay for both sides of a branch
uniform int stripes_at;

// Both: how much of the pixel is covered, 0 to 1; design pixels.
float stripe(float coordinate, float period, float width) {
  float at = abs(fract(coordinate / period) - 0.5) * period;
  return clamp(width * 0.5 - at + 0.5, 0.0, 1.0);
}

float dots(vec2 p, float period, float width) {
  return clamp(width * 0.5 + 0.5 - length(mod(p, period) - period * 0.5), 0.0, 1.0);
}

vec3 second_colour(uint id) { return texelFetch(colours, int(id) + stripes_at).rgb; }

vec3 with_pattern(int pattern, vec3 colour, uint id, vec2 p);

vec3 patterned(uint id, vec4 paint) {
  vec2 p = (gl_FragCoord.xy + corner) / pixel_scale;
  return with_pattern(int(paint.a * 255.0 + 0.5), paint.rgb, id, p);
}
#else
vec3 patterned(uint id, vec4 paint) { return paint.rgb; }
#endif
