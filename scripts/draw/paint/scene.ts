import { mix, P } from "./palette";
import { type Chance, chanceOf } from "./random";
import { circle, group, type Point, path, polygon, rect, times } from "./svg";

/** Something to look at. Its foot stands on the origin; `outline` is what throws the shadow. */
export type Thing = { readonly art: string; readonly outline: string };

/** Where a thing stands: x and y of its foot on the picture, and how big. */
export type Stand = {
  readonly thing: Thing;
  readonly x: number;
  readonly y: number;
  readonly scale?: number;
  readonly lean?: number;
  /** Stands on another thing, so it throws no shadow on the table. */
  readonly isLifted?: boolean;
};

export type Backdrop = {
  readonly wall: string;
  readonly table: string;
  /** What hangs or shines behind the things. */
  readonly behind?: "disc" | "arch" | "beam" | "stripes" | "steps" | "none";
  readonly accent?: string;
  /** How far down the table begins, from 0 to 1. */
  readonly horizon?: number;
};

export type Size = { readonly width: number; readonly height: number };
export const PORTRAIT: Size = { width: 1080, height: 1350 };

/** Painted beyond each edge and cut off afterwards, so that the unsteady knife never shows bare paper. */
export const BLEED = 60;

export function place({ thing, x, y, scale = 1, lean = 0, isLifted }: Stand, shade: string): string {
  const shadow = isLifted ? "" : path(thing.outline, { fill: shade });
  const upright = `translate(${x} ${y}) rotate(${lean}) scale(${scale})`;
  // Light comes from the left: a point h above the table falls 0.62 h to the right and 0.2 h back.
  return group(
    group(shadow, `translate(${x} ${y}) matrix(1 0 -0.62 0.2 0 0) scale(${scale})`) +
      group(thing.art, upright),
  );
}

/** A whole picture: wall, table, light, things, cut with an unsteady knife. */
export function scene(
  name: string,
  size: Size,
  backdrop: Backdrop,
  stands: readonly Stand[],
  over = "",
): string {
  const chance = chanceOf(name);
  const horizon = size.height * (backdrop.horizon ?? 0.68);
  const shade = mix(backdrop.table, P.night, 0.34);
  const things = stands.map((stand) => place(stand, shade)).join("");
  return sheet(size, chance.whole(1, 900), ground(chance, size, backdrop, horizon) + things + over);
}

/** The paper: everything on it gets hand-cut edges. */
export function sheet({ width, height }: Size, seed: number, content: string): string {
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${-BLEED} ${-BLEED} ${width + 2 * BLEED} ${height + 2 * BLEED}" width="${width + 2 * BLEED}" height="${height + 2 * BLEED}">` +
    `<filter id="cut" filterUnits="userSpaceOnUse" x="${-BLEED}" y="${-BLEED}" width="${width + 2 * BLEED}" height="${height + 2 * BLEED}">` +
    `<feTurbulence type="fractalNoise" baseFrequency="0.011" numOctaves="2" seed="${seed}"/>` +
    `<feDisplacementMap in="SourceGraphic" scale="9" xChannelSelector="R" yChannelSelector="G"/></filter>` +
    `<g filter="url(#cut)">${content}</g></svg>`
  );
}

function ground(chance: Chance, { width, height }: Size, backdrop: Backdrop, horizon: number): string {
  const { wall, table } = backdrop;
  const across = width + 2 * BLEED;
  return (
    rect([-BLEED, -BLEED], [across, height + 2 * BLEED], { fill: wall }) +
    behind(chance, { width, height }, backdrop, horizon) +
    flecks(chance, { width, height: horizon }, mix(wall, P.chalk, 0.28), [0, 0]) +
    rect([-BLEED, horizon], [across, height - horizon + BLEED], { fill: table }) +
    rect([-BLEED, horizon], [across, 7], { fill: mix(table, P.chalk, 0.3) }) +
    flecks(chance, { width, height: height - horizon }, mix(table, P.night, 0.14), [0, horizon])
  );
}

function behind(chance: Chance, { width, height }: Size, backdrop: Backdrop, horizon: number): string {
  const accent = backdrop.accent ?? mix(backdrop.wall, P.chalk, 0.2);
  const middle = width / 2 + chance.between(-0.08, 0.08) * width;
  switch (backdrop.behind ?? "disc") {
    case "disc":
      return circle([middle, horizon * 0.54], Math.min(width, height) * 0.37, { fill: accent });
    case "arch": {
      const half = width * 0.34;
      const top = horizon * 0.42;
      return path(
        `M${middle - half} ${horizon + 9}V${top}a${half} ${half} 0 0 1 ${2 * half} 0V${horizon + 9}Z`,
        { fill: accent },
      );
    }
    case "beam":
      return (
        beam([width * 0.05, -BLEED], width * 0.34, horizon, accent) +
        beam([width * 0.5, -BLEED], width * 0.16, horizon, accent)
      );
    case "stripes":
      return times(7, (index) =>
        rect([(width / 7) * index, -BLEED], [width / 14, horizon + BLEED], { fill: accent }),
      );
    case "steps":
      return times(4, (index) =>
        rect([width * (0.5 + index * 0.125), horizon * (0.72 - index * 0.2)], [width, horizon], {
          fill: mix(backdrop.wall, accent, 0.3 + index * 0.23),
        }),
      );
    case "none":
      return "";
  }
}

/** Light through a louvre, falling to the right. */
const beam = ([x, y]: Point, across: number, horizon: number, fill: string): string =>
  path(
    polygon([
      [x, y],
      [x + across, y],
      [x + across + horizon * 0.42, horizon + 9],
      [x + horizon * 0.42, horizon + 9],
    ]),
    { fill },
  );

/** Specks where the ink did not take. */
function flecks(chance: Chance, { width, height }: Size, fill: string, [x, y]: Point): string {
  return times(34, () => {
    const [at, down] = [x + chance.between(0, width), y + chance.between(0.05, 0.95) * height];
    const [w, h] = [chance.between(3, 11), chance.between(2, 5)];
    return path(
      polygon([
        [at, down],
        [at + w, down - h],
        [at + w * 1.4, down + h],
        [at + w * 0.3, down + h * 1.6],
      ]),
      { fill, opacity: 0.7 },
    );
  });
}
