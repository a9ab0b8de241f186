import { ellipse, inside, type Point, path, polygon, polyline } from "./svg";

/** Heights above the foot and the radius there, from the foot up. */
export type Profile = readonly Point[];

/** How much of a circle's depth is seen: we look slightly down on everything. */
const TILT = 0.17;
const RIGHT = Math.PI / 2;
const STEPS = 12;

/** A round thing: everything on it is painted in (turn, height) and wrapped around. */
export type Turned = {
  readonly height: number;
  readonly radius: (height: number) => number;
  /** Where the surface is at a turn (0 faces us, ±90° the edges) and a height. The foot's centre is the origin. */
  readonly at: (turn: number, height: number) => Point;
  readonly outline: string;
  readonly band: (low: number, high: number, fill: string, opacity?: number) => string;
  readonly stripe: (from: number, to: number, fill: string, opacity: number) => string;
  readonly line: (points: readonly Point[], stroke: string, width: number) => string;
  readonly patch: (points: readonly Point[], fill: string) => string;
  readonly ring: (height: number, stroke: string, width: number) => string;
  readonly mouth: (rim: string, inner: string, lip?: number) => string;
  readonly clip: (content: string) => string;
  readonly shade: (strength?: number) => string;
};

export function turned(profile: Profile, tilt = TILT): Turned {
  const side = smooth(profile);
  const height = side.at(-1)?.[0] ?? 0;

  const radius = (wanted: number) => {
    const above = side.findIndex(([h]) => h >= wanted);
    if (above <= 0) return side[above === 0 ? 0 : side.length - 1]?.[1] ?? 0;
    const [h1, r1] = side[above - 1] ?? [0, 0];
    const [h2, r2] = side[above] ?? [0, 0];
    return h2 === h1 ? r2 : r1 + ((r2 - r1) * (wanted - h1)) / (h2 - h1);
  };
  const at = (turn: number, h: number): Point => {
    const r = radius(h);
    return [r * Math.sin(turn), -h + r * tilt * Math.cos(turn)];
  };
  const arc = (h: number, from: number, to: number, sign = 1): Point[] =>
    Array.from({ length: 17 }, (_, index) => {
      const turn = from + ((to - from) * index) / 16;
      const r = radius(h);
      return [r * Math.sin(turn), -h + sign * r * tilt * Math.cos(turn)];
    });

  const up = side.map(([h, r]): Point => [r, -h]);
  const down = [...side].reverse().map(([h, r]): Point => [-r, -h]);
  const outline = polygon([...up, ...arc(height, RIGHT, -RIGHT, -1), ...down, ...arc(0, -RIGHT, RIGHT)]);
  const clip = (content: string) => inside(outline, content);

  const band = (low: number, high: number, fill: string, opacity = 1) =>
    path(polygon([...arc(low, -RIGHT, RIGHT), ...arc(high, RIGHT, -RIGHT)]), { fill, opacity });
  const stripe = (from: number, to: number, fill: string, opacity: number) => {
    const edge = (turn: number) => side.map(([h]) => at(turn, h));
    const back = arc(height, RIGHT, -RIGHT, -1);
    const top = to >= RIGHT ? back.slice(0, 9) : [];
    return path(polygon([...edge(from), ...top.slice().reverse(), ...edge(to).reverse()]), { fill, opacity });
  };
  const wrap = (points: readonly Point[]): Point[] =>
    points.flatMap(([turn, h], index) => {
      const next = points[index + 1];
      if (!next) return [at(turn, h)];
      return Array.from({ length: 5 }, (_, step) =>
        at(turn + ((next[0] - turn) * step) / 5, h + ((next[1] - h) * step) / 5),
      );
    });

  return {
    height,
    radius,
    at,
    outline,
    clip,
    band,
    stripe,
    line: (points, stroke, width) => path(polyline(wrap(points)), { stroke, width }),
    patch: (points, fill) => path(polygon(wrap([...points, points[0] ?? [0, 0]])), { fill }),
    ring: (h, stroke, width) => path(polyline(arc(h, -RIGHT, RIGHT)), { stroke, width }),
    mouth: (rim, inner, lip = 0.1) => {
      const r = radius(height);
      return (
        ellipse([0, -height], [r, r * tilt], { fill: rim }) +
        ellipse([0, -height + r * tilt * lip * 0.4], [r * (1 - lip), r * tilt * (1 - lip)], { fill: inner })
      );
    },
    shade: (strength = 1) =>
      clip(
        stripe(0.5, RIGHT, "#0d0f2b", 0.16 * strength) +
          stripe(0.95, RIGHT, "#0d0f2b", 0.2 * strength) +
          stripe(-1.05, -0.72, "#fff8e6", 0.26 * strength),
      ),
  };
}

/** Catmull-Rom through the profile. Two equal points in a row make a corner. */
function smooth(profile: Profile): Point[] {
  const at = (index: number): Point => profile[Math.max(0, Math.min(profile.length - 1, index))] ?? [0, 0];
  const points: Point[] = [];
  for (let index = 0; index < profile.length - 1; index++) {
    const quad = [at(index - 1), at(index), at(index + 1), at(index + 2)] as const;
    for (let step = 0; step < STEPS; step++) points.push(between(quad, step / STEPS));
  }
  return [...points, at(profile.length - 1)];
}

function between([a, b, c, d]: readonly [Point, Point, Point, Point], t: number): Point {
  const mixOf = (axis: 0 | 1) =>
    0.5 *
    (2 * b[axis] +
      (c[axis] - a[axis]) * t +
      (2 * a[axis] - 5 * b[axis] + 4 * c[axis] - d[axis]) * t * t +
      (3 * b[axis] - a[axis] - 3 * c[axis] + d[axis]) * t * t * t);
  return [mixOf(0), Math.max(0, mixOf(1))];
}
