// The colour pass: looks up each pixel's area, lays patterns, water, borders and outlines over it. Geometry is not
// touched, so a frame of animation costs this pass alone. It runs twice, told apart by the stencil: INSIDE areas, where
// nothing but the area's own colour is seen, and where borders, water or outlines are.
uniform usampler2D ids;      // area on one side, and on the other in the upper half
uniform sampler2D weights;   // of the first
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
uniform int stripes_row;

vec3 patterned(uint id, vec4 paint) {
  vec3 colour = paint.rgb;
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
  if (pattern == 6) return mix(colour, stripe_colour, 0.30 * stripe(p.x, 6.0, 1.2));                                      // of a larger area
  if (pattern == 9) {  // incomplete: sparse dots over the value
    vec2 cell = mod(p, 9.0) - 4.5;
    return mix(colour, stripe_colour, 0.55 * clamp(1.7 - length(cell), 0.0, 1.0));
  }
  if (pattern == 7) {  // seats split between two parties
    vec3 second = texelFetch(colours, ivec2(int(id) & 1023, (int(id) >> 10) + stripes_row), 0).rgb;
    return mix(colour, second, stripe((p.x + p.y) * 0.7071, 9.0, 4.0));
  }
  return colour;
}
#else
vec3 patterned(uint id, vec4 paint) { return paint.rgb; }
#endif

vec4 paint_of(uint id) { return texelFetch(colours, ivec2(int(id) & 1023, int(id) >> 10), 0); }

#ifdef INSIDE
void main() {
  uint id = texelFetch(ids, ivec2(gl_FragCoord.xy), 0).r & 0xFFFFu;
#ifdef OVERLAY
  if (id < 2u) discard;  // ground: the map underneath has it already
#endif
  pixel = vec4(patterned(id, paint_of(id)), opacity);
}
#else
void main() {
  ivec2 at = ivec2(gl_FragCoord.xy);
  uint pair = texelFetch(ids, at, 0).r;
  uvec2 here = uvec2(pair & 0xFFFFu, pair >> 16u);
  vec3 colour = mix(patterned(here.y, paint_of(here.y)), patterned(here.x, paint_of(here.x)),
                    texelFetch(weights, at, 0).r);
#ifdef OVERLAY
  if (here.x < 2u && here.y < 2u) discard;
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
#endif
