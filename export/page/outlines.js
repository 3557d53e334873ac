// Where areas lie: outlines from arcs that neighbours share, hexagons, and who lies beside whom.

const numbersIn = (text) => (text.match(/-?\d+/g) || []).map(Number);

/** "1 2 3-1" as points: the first as it is, each other by the step from the one before. */
export function arcOf(text) {
  const steps = numbersIn(text);
  const points = [];
  let x = 0;
  let y = 0;
  for (let i = 0; i + 1 < steps.length; i += 2) points.push([(x += steps[i]), (y += steps[i + 1])]);
  return points;
}

export class Outlines {
  constructor(layer) {
    this.layer = layer;
    this.arcs = layer.arcs.map(arcOf);
  }

  ring(uses) {
    const ring = [];
    for (const use of uses) {
      const arc = this.arcs[use < 0 ? ~use : use];
      const points = use < 0 ? [...arc].reverse() : arc;
      for (const point of points) {
        const last = ring[ring.length - 1];
        if (!last || last[0] !== point[0] || last[1] !== point[1]) ring.push(point);
      }
    }
    if (ring.length > 1 && ring[0][0] === ring[ring.length - 1][0] && ring[0][1] === ring[ring.length - 1][1]) ring.pop();
    return ring;
  }

  path(area) {
    return this.layer.rings[area]
      .map((uses) => this.ring(uses))
      .filter((ring) => ring.length > 1)
      .map((ring) => "M" + ring.map(([x, y]) => x + " " + y).join("L") + "z")
      .join("");
  }

  /** How wide a text about (x, y) may be at that height: twice the way to the nearer border. */
  room(area, x, y) {
    let left = Infinity;
    let right = Infinity;
    this.rings ??= new Map();
    if (!this.rings.has(area)) this.rings.set(area, this.layer.rings[area].map((uses) => this.ring(uses)));
    for (const ring of this.rings.get(area)) {
      for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
        const [ax, ay] = ring[j];
        const [bx, by] = ring[i];
        if (ay > y === by > y) continue;
        const away = ax + ((y - ay) / (by - ay)) * (bx - ax) - x;
        if (away < 0) left = Math.min(left, -away);
        else right = Math.min(right, away);
      }
    }
    return left === Infinity || right === Infinity ? 0 : 2 * Math.min(left, right);
  }

  hexagonPath(area) {
    const { radius, at } = this.layer.hexagons;
    const size = radius * 0.96;
    const corners = [];
    for (let i = 0; i < 6; ++i) {
      const angle = (Math.PI / 3) * i + Math.PI / 2;
      corners.push((at[2 * area] + size * Math.cos(angle)).toFixed(1) + " " + (at[2 * area + 1] + size * Math.sin(angle)).toFixed(1));
    }
    return "M" + corners.join("L") + "z";
  }

  /** The areas on both sides of each arc; -1 for none. */
  sides() {
    if (this.known) return this.known;
    const sides = this.arcs.map(() => []);
    this.layer.rings.forEach((rings, area) => {
      for (const ring of rings) for (const use of ring) sides[use < 0 ? ~use : use].push(area);
    });
    return (this.known = sides);
  }

  /** Borders as one path each: between areas of one parent, between parents, about all. */
  borders() {
    const paths = { inner: [], parent: [], outer: [] };
    const parent = this.layer.parent;
    this.sides().forEach((areas, index) => {
      const arc = this.arcs[index];
      if (areas.length === 0 || arc.length < 2) return;
      const kind = areas.length < 2 ? "outer" : parent && parent[areas[0]] !== parent[areas[1]] ? "parent" : "inner";
      paths[kind].push("M" + arc.map(([x, y]) => x + " " + y).join("L"));
    });
    return Object.fromEntries(Object.entries(paths).map(([kind, list]) => [kind, list.join("")]));
  }

  neighbours(area, hexagons) {
    if (hexagons) return this.hexagonNeighbours(area);
    if (!this.besides) {
      this.besides = this.layer.codes.map(() => new Set());
      for (const areas of this.sides())
        if (areas.length === 2 && areas[0] !== areas[1]) {
          this.besides[areas[0]].add(areas[1]);
          this.besides[areas[1]].add(areas[0]);
        }
    }
    return [...this.besides[area]];
  }

  hexagonNeighbours(area) {
    const { radius, at } = this.layer.hexagons;
    const near = [];
    for (let other = 0; other < this.layer.codes.length; ++other)
      if (other !== area && Math.hypot(at[2 * other] - at[2 * area], at[2 * other + 1] - at[2 * area + 1]) < radius * 2) near.push(other);
    return near;
  }

  middle(area, hexagons) {
    const at = hexagons ? this.layer.hexagons.at : this.layer.at;
    return [at[2 * area], at[2 * area + 1]];
  }

  /** The area that lies that way: a neighbour where there is one, else the nearest; itself where nothing lies there. */
  towards(area, [dx, dy], hexagons) {
    const from = this.middle(area, hexagons);
    const best = (areas, least) => {
      let chosen = area;
      let score = Infinity;
      for (const other of areas) {
        const to = this.middle(other, hexagons);
        const way = [to[0] - from[0], to[1] - from[1]];
        const length = Math.hypot(...way);
        const along = (way[0] * dx + way[1] * dy) / (length || 1);
        if (other === area || along < least || length / along >= score) continue;
        score = length / along / along;
        chosen = other;
      }
      return chosen;
    };
    const beside = best(this.neighbours(area, hexagons), 0.5);
    return beside !== area ? beside : best(this.layer.codes.keys(), 0.5);
  }

  /** [x, y, width, height] that shows all areas. */
  box(hexagons) {
    if (!hexagons) return [0, 0, ...this.layer.size];
    const { radius, at } = this.layer.hexagons;
    const xs = at.filter((_, i) => i % 2 === 0);
    const ys = at.filter((_, i) => i % 2 === 1);
    const low = [Math.min(...xs) - radius * 1.3, Math.min(...ys) - radius * 1.3];
    return [...low, Math.max(...xs) + radius * 1.3 - low[0], Math.max(...ys) + radius * 1.3 - low[1]];
  }
}
