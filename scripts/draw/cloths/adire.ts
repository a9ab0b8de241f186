import { P } from "../paint/palette";
import type { Chance } from "../paint/random";
import type { Size } from "../paint/scene";
import { circle, group, move, type Point, path, polygon, rect, times } from "../paint/svg";

/** A cloth fills a rectangle from the origin. */
export type Weave = (size: Size, chance: Chance) => string;

type Dye = { readonly ground: string; readonly resist: string; readonly cell: number };

type Motif = (resist: string, chance: Chance) => string;
const LINE = 5;

const sun: Motif = (resist) =>
  [14, 28].map((r) => circle([0, 0], r, { stroke: resist, width: LINE })).join("") +
  times(16, (index) => {
    const turn = (index / 16) * Math.PI * 2;
    return circle([Math.cos(turn) * 44, Math.sin(turn) * 44], 5, { fill: resist });
  });

const kola: Motif = (resist) =>
  [45, 135, 225, 315]
    .map((degrees) =>
      move(
        path("M0 -6C24 -18 24 -46 0 -58C-24 -46 -24 -18 0 -6Z", { stroke: resist, width: LINE }) +
          path("M0 -14V-46", { stroke: resist, width: LINE }),
        0,
        0,
        1,
        degrees,
      ),
    )
    .join("");

const comb: Motif = (resist) =>
  rect([-46, -48], [92, 26], { stroke: resist, width: LINE }) +
  times(8, (index) => path(`M${-42 + index * 12} -22V48`, { stroke: resist, width: LINE }));

const fish: Motif = (resist) =>
  path("M-50 0C-30 -34 14 -34 32 0C14 34 -30 34 -50 0ZM32 0L54 -24V24Z", { stroke: resist, width: LINE }) +
  times(3, (index) => path(`M${-22 + index * 16} -16q10 16 0 32`, { stroke: resist, width: LINE })) +
  circle([-34, -4], 4, { fill: resist });

const spiral: Motif = (resist) => {
  const points = Array.from({ length: 70 }, (_, index): Point => {
    const turn = index * 0.3;
    return [Math.cos(turn) * index * 0.72, Math.sin(turn) * index * 0.72];
  });
  return path(points.map(([x, y], index) => `${index ? "L" : "M"}${x.toFixed(1)} ${y.toFixed(1)}`).join(""), {
    stroke: resist,
    width: LINE,
  });
};

const checker: Motif = (resist) =>
  times(25, (index) =>
    index % 2
      ? ""
      : rect([-50 + (index % 5) * 20, -50 + Math.floor(index / 5) * 20], [20, 20], { fill: resist }),
  );

const leaf: Motif = (resist) =>
  path("M-44 44C-40 -20 0 -46 46 -46C46 -2 20 40 -44 44Z", { stroke: resist, width: LINE }) +
  path("M-44 44L34 -34M-18 18V-14M-18 18H14M4 -4V-28M4 -4H28", { stroke: resist, width: LINE - 1 });

const water: Motif = (resist) =>
  times(5, (index) =>
    path(`M-52 ${-40 + index * 20}q13 -16 26 0t26 0t26 0t26 0`, { stroke: resist, width: LINE }),
  );

const tortoise: Motif = (resist) =>
  path(
    polygon([
      [0, -34],
      [32, -12],
      [32, 18],
      [0, 38],
      [-32, 18],
      [-32, -12],
    ]),
    { stroke: resist, width: LINE },
  ) +
  path("M-32 3H32M0 -34V38M-16 -23V28M16 -23V28", { stroke: resist, width: LINE - 2 }) +
  circle([0, -44], 8, { stroke: resist, width: LINE }) +
  [
    [-42, -22],
    [42, -22],
    [-42, 28],
    [42, 28],
  ]
    .map(([x = 0, y = 0]) => circle([x, y], 7, { fill: resist }))
    .join("");

const bird: Motif = (resist) =>
  path("M-46 10C-30 -20 4 -26 20 -8C30 -30 48 -26 48 -10L38 -4C34 26 -8 40 -46 10Z", {
    stroke: resist,
    width: LINE,
  }) +
  path("M-20 2q14 14 30 6M-4 30V48M8 30V48", { stroke: resist, width: LINE - 1 }) +
  circle([38, -14], 4, { fill: resist });

const net: Motif = (resist) =>
  times(5, (index) =>
    path(
      `M${-50 + index * 25} -50L50 ${50 - index * 25}M-50 ${-50 + index * 25}L${50 - index * 25} 50M${50 - index * 25} -50L-50 ${50 - index * 25}M50 ${-50 + index * 25}L${-50 + index * 25} 50`,
      { stroke: resist, width: LINE - 2 },
    ),
  );

const MOTIFS = [sun, kola, comb, fish, spiral, checker, leaf, water, tortoise, bird, net] as const;

/** Starch painted in squares with a feather, as on àdìrẹ ẹlẹ́kọ. */
export const eleko =
  ({ ground, resist, cell }: Dye): Weave =>
  ({ width, height }, chance) => {
    const [columns, rows] = [Math.ceil(width / cell), Math.ceil(height / cell)];
    const scale = cell / 126;
    let last = -1;
    const squares = times(columns * rows, (index) => {
      let which = chance.whole(0, MOTIFS.length - 1);
      if (which === last) which = (which + 4) % MOTIFS.length;
      last = which;
      const [x, y] = [(index % columns) * cell, Math.floor(index / columns) * cell];
      const frame = rect([x + 4, y + 4], [cell - 8, cell - 8], { stroke: resist, width: 3.4 });
      const motif = MOTIFS[which]?.(resist, chance) ?? "";
      return frame + move(motif, x + cell / 2, y + cell / 2, scale * 0.92, chance.pick([0, 0, 90, 180]));
    });
    return rect([0, 0], [width, height], { fill: ground }) + squares;
  };

/** Raffia tied around pebbles: moons with a ragged edge, as on àdìrẹ oníko. */
export const oniko =
  ({ ground, resist, cell }: Dye): Weave =>
  ({ width, height }, chance) => {
    const rows = Math.ceil(height / (cell * 0.86)) + 1;
    const columns = Math.ceil(width / cell) + 1;
    const moons = times(rows * columns, (index) => {
      const row = Math.floor(index / columns);
      const x = (index % columns) * cell + (row % 2 ? cell / 2 : 0);
      const y = row * cell * 0.86;
      const r = cell * chance.between(0.3, 0.38);
      const ray = (turn: number) => {
        const [near, far] = [r * chance.between(0.8, 0.9), r * chance.between(1.0, 1.3)];
        return path(
          `M${(Math.cos(turn) * near).toFixed(1)} ${(Math.sin(turn) * near).toFixed(1)}L${(Math.cos(turn) * far).toFixed(1)} ${(Math.sin(turn) * far).toFixed(1)}`,
          { stroke: resist, width: 5 },
        );
      };
      const moon =
        circle([0, 0], r * 0.9, { fill: resist }) +
        circle([0, 0], r * 0.66, { fill: ground }) +
        circle([0, 0], r * 0.4, { stroke: resist, width: 6, dash: "12 9" }) +
        circle([0, 0], r * 0.14, { fill: resist }) +
        times(26, (spoke) => ray((spoke / 26) * Math.PI * 2));
      return move(moon, x, y, 1, chance.between(0, 360));
    });
    return rect([0, 0], [width, height], { fill: ground }) + moons;
  };

/** Stitched lines pulled tight: feathered stripes and diamonds, as on àdìrẹ alábẹ́rẹ́. */
export const alabere =
  ({ ground, resist, cell }: Dye): Weave =>
  ({ width, height }, chance) =>
    rect([0, 0], [width, height], { fill: ground }) +
    times(Math.ceil(width / cell) + 1, (column) =>
      times(Math.ceil(height / 14), (stitch) => {
        const y = stitch * 14;
        const sway = Math.abs(((y / cell) % 2) - 1) * cell * 0.42;
        const reach = chance.between(5, 15);
        const stitchAt = (x: number) =>
          path(`M${(x - reach).toFixed(1)} ${y}h${(reach * 2).toFixed(1)}`, { stroke: resist, width: 5 });
        return group(stitchAt(column * cell + sway) + stitchAt(column * cell - sway));
      }),
    );

export const INDIGO: Dye = { ground: P.indigo, resist: "#c3cbf7", cell: 180 };
