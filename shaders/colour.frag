// The colour pass: looks up each pixel's area, lays patterns, water, borders and outlines over it. Geometry is not
// touched, so a frame of animation costs this pass alone.
uniform usampler2D ids;
uniform sampler2D covers;    // borders by rank, water
uniform sampler2D marks;     // selected, hovered
uniform sampler2D colours;   // by id, 1024 wide: sea, land, then each area's colour; the pattern in alpha
uniform vec3 water_colour;
uniform vec3 border_colour[3];
uniform vec3 border_alpha;
uniform vec3 selected_colour;
uniform vec3 hovered_colour;
uniform float pixel_scale;   // pixels of the target to one of the design
uniform float opacity;
out vec4 pixel;

#ifdef PATTERNS
float stripe(float coordinate, float period, float width) {
  float at = abs(fract(coordinate / period) - 0.5) * period;
  return clamp(width * 0.5 - at + 0.5, 0.0, 1.0);
}

// compiled in only where an area has one: software rasterisers pay for both sides of a branch
vec3 patterned(vec4 paint, vec3 colour) {
  int pattern = int(paint.a * 255.0 + 0.5);
  vec2 p = gl_FragCoord.xy / pixel_scale;
  if (pattern == 1) {  // not published: dots
    vec2 cell = mod(p, 8.0) - 4.0;
    return mix(colour, vec3(0.60, 0.64, 0.70), 0.75 * clamp(1.9 - length(cell), 0.0, 1.0));
  }
  if (pattern == 2) return mix(colour, vec3(0.60, 0.64, 0.70), 0.60 * stripe((p.x + p.y) * 0.7071, 7.0, 1.4));       // undefined
  // On pale tints light stripes would not show.
  vec3 stripe_colour = dot(colour, vec3(0.30, 0.59, 0.11)) > 0.55 ? vec3(0.08) : vec3(1.0);
  if (pattern == 3) return mix(colour, stripe_colour, 0.38 * stripe((p.x - p.y) * 0.7071, 6.0, 1.2));                     // notional
  if (pattern == 4) return mix(colour, stripe_colour, 0.38 * stripe(p.y, 6.0, 1.2));                                      // estimate
  if (pattern == 5) return mix(colour, vec3(0.95), 0.7 * max(stripe(p.x, 9.0, 1.4), stripe(p.y, 9.0, 1.4)));          // tie
  return colour;
}
#else
vec3 patterned(vec4 paint, vec3 colour) { return colour; }
#endif

vec4 paint_of(uint id) { return texelFetch(colours, ivec2(int(id) & 1023, int(id) >> 10), 0); }

void main() {
  ivec2 at = ivec2(gl_FragCoord.xy);
  uvec4 here = texelFetch(ids, at, 0);
  vec4 first = paint_of(here.x);
  vec4 second = paint_of(here.y);
  vec3 colour = mix(patterned(second, second.rgb), patterned(first, first.rgb), float(here.z) / 65535.0);
#ifdef OVERLAY
  if (here.x < 2u && here.y < 2u) discard;  // ground: the map underneath has it already
#endif
  vec4 cover = texelFetch(covers, at, 0);
  colour = mix(colour, water_colour, cover.a);
  vec3 covered = cover.rgb * border_alpha;
  covered.xy *= 1.0 - 0.75 * cover.a;  // borders in mid-river whisper
  colour = mix(colour, border_colour[0], covered.x);
  colour = mix(colour, border_colour[1], covered.y);
  colour = mix(colour, border_colour[2], covered.z);
#ifdef MARKS
  vec2 marked = texelFetch(marks, at, 0).rg;
  colour = mix(colour, hovered_colour, marked.g);
  colour = mix(colour, selected_colour, marked.r);
#endif
  pixel = vec4(colour, opacity);
}
