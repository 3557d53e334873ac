// Patterns over areas, in screen space. Put before the fragment shaders that paint areas.
uniform samplerBuffer colours;  // by id: sea, land, then each area's colour; the pattern in alpha
uniform vec3 pattern_ink;       // over areas without a value
uniform float pixel_scale;      // pixels of the target to one of the design
uniform vec2 corner;            // of the target in the picture, lower left

#ifdef PATTERNS
float stripe(float coordinate, float period, float width) {
  float at = abs(fract(coordinate / period) - 0.5) * period;
  return clamp(width * 0.5 - at + 0.5, 0.0, 1.0);
}

// compiled in only where an area has one: software rasterisers pay for both sides of a branch
uniform int stripes_at;

vec3 patterned(uint id, vec4 paint) {
  vec3 colour = paint.rgb;
  int pattern = int(paint.a * 255.0 + 0.5);
  vec2 p = (gl_FragCoord.xy + corner) / pixel_scale;
  if (pattern == 1) {  // not published: dots
    vec2 cell = mod(p, 8.0) - 4.0;
    return mix(colour, pattern_ink, 0.75 * clamp(1.9 - length(cell), 0.0, 1.0));
  }
  if (pattern == 2) return mix(colour, pattern_ink, 0.60 * stripe((p.x + p.y) * 0.7071, 7.0, 1.4));       // undefined
  // On pale tints light stripes would not show.
  vec3 stripe_colour = dot(colour, vec3(0.30, 0.59, 0.11)) > 0.55 ? vec3(0.08) : vec3(1.0);
  if (pattern == 3) return mix(colour, stripe_colour, 0.38 * stripe((p.x - p.y) * 0.7071, 6.0, 1.2));                     // notional
  if (pattern == 4) return mix(colour, stripe_colour, 0.38 * stripe(p.y, 6.0, 1.2));                                      // estimate
  if (pattern == 5) return mix(colour, vec3(0.95), 0.7 * max(stripe(p.x, 9.0, 1.4), stripe(p.y, 9.0, 1.4)));          // tie
  if (pattern == 6) return mix(colour, stripe_colour, 0.30 * stripe(p.x, 6.0, 1.2));                                      // of a larger area
  if (pattern == 9) {  // incomplete: sparse dots over the value
    vec2 cell = mod(p, 9.0) - 4.5;
    return mix(colour, stripe_colour, 0.55 * clamp(1.7 - length(cell), 0.0, 1.0));
  }
  if (pattern == 7) {  // seats split between two parties
    vec3 second = texelFetch(colours, int(id) + stripes_at).rgb;
    return mix(colour, second, stripe((p.x + p.y) * 0.7071, 9.0, 4.0));
  }
  return colour;
}
#else
vec3 patterned(uint id, vec4 paint) { return paint.rgb; }
#endif
