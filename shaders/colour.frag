// The colour pass: looks up each pixel's area, lays patterns, water, borders and outlines over it. Geometry is not
// touched, so a frame of animation costs this pass alone. It runs twice, told apart by the stencil: INSIDE areas, where
// nothing but the area's own colour is seen, and where borders, water or outlines are.
uniform usampler2D ids;      // area on one side, and on the other: in the upper half, or in a number of its own
uniform sampler2D weights;   // of the first
uniform sampler2D covers;    // borders by rank, water
uniform sampler2D marks;     // selected, hovered, changing hands
uniform vec3 water_colour;
uniform float water_alpha;   // 0 where areas have left their places
uniform float flash;         // how strong the outline of what changes hands is, 0 to 1
uniform vec3 border_colour[3];
uniform vec3 border_alpha;
uniform vec3 selected_colour;
uniform vec3 hovered_colour;
uniform float opacity;
out vec4 pixel;

// The two areas of a pixel.
uvec2 ids_at(ivec2 at) {
#ifdef WIDE_IDS
  return texelFetch(ids, at, 0).rg;
#else
  uint pair = texelFetch(ids, at, 0).r;
  return uvec2(pair & 0xFFFFu, pair >> 16u);
#endif
}

vec4 paint_of(uint id) { return texelFetch(colours, int(id)); }

#ifdef INSIDE
void main() {
  uint id = ids_at(ivec2(gl_FragCoord.xy)).x;
#ifdef OVERLAY
  if (id < 2u) discard;  // ground: the map underneath has it already
#endif
  pixel = vec4(patterned(id, paint_of(id)), opacity);
}
#else
void main() {
  ivec2 at = ivec2(gl_FragCoord.xy);
  uvec2 here = ids_at(at);
  vec3 colour = mix(patterned(here.y, paint_of(here.y)), patterned(here.x, paint_of(here.x)),
                    texelFetch(weights, at, 0).r);
#ifdef OVERLAY
  if (here.x < 2u && here.y < 2u) discard;
#endif
  vec4 cover = texelFetch(covers, at, 0);
  cover.a *= water_alpha;
  colour = mix(colour, water_colour, cover.a);
  vec3 covered = cover.rgb * border_alpha;
  covered.xy *= 1.0 - 0.75 * cover.a;  // borders in mid-river whisper
  colour = mix(colour, border_colour[0], covered.x);
  colour = mix(colour, border_colour[1], covered.y);
  colour = mix(colour, border_colour[2], covered.z);
#ifdef MARKS
  vec3 marked = texelFetch(marks, at, 0).rgb;
  colour = mix(colour, selected_colour, marked.b * flash);
  colour = mix(colour, hovered_colour, marked.g);
  colour = mix(colour, selected_colour, marked.r);
#endif
  pixel = vec4(colour, opacity);
}
#endif
