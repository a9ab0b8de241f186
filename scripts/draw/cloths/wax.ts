import { mix, P } from "../paint/palette";
import { circle, group, move, path, rect, times } from "../paint/svg";
import type { Weave } from "./adire";

export type Print = {
  readonly ground: string;
  readonly first: string;
  readonly second: string;
  readonly line: string;
};

const petal = (reach: number, half: number) =>
  `M0 0C${half} ${-reach * 0.3} ${half} ${-reach * 0.8} 0 ${-reach}C${-half} ${-reach * 0.8} ${-half} ${-reach * 0.3} 0 0Z`;

/** Rows of open palm fans, each row over the last. */
export const fans =
  ({ ground, first, second, line }: Print, cell = 270): Weave =>
  ({ width, height }) => {
    const fan = (isFirst: boolean) =>
      circle([0, 0], cell * 0.56, { fill: ground }) +
      circle([0, 0], cell * 0.52, { fill: isFirst ? first : second }) +
      times(9, (index) =>
        move(path(petal(cell * 0.45, cell * 0.06), { fill: ground }), 0, 0, 1, -88 + index * 22),
      ) +
      times(9, (index) =>
        move(path(petal(cell * 0.38, cell * 0.026), { fill: line }), 0, 0, 1, -88 + index * 22),
      ) +
      circle([0, 0], cell * 0.15, { fill: line }) +
      circle([0, 0], cell * 0.09, { fill: isFirst ? second : first });
    const rows = Math.ceil(height / (cell * 0.5)) + 2;
    const columns = Math.ceil(width / cell) + 2;
    return (
      rect([0, 0], [width, height], { fill: line }) +
      times(rows, (row) =>
        times(columns, (column) =>
          move(
            fan((row + column) % 2 === 0),
            (column - 0.5) * cell + (row % 2 ? cell / 2 : 0),
            row * cell * 0.5,
          ),
        ),
      )
    );
  };

/** Big discs with grooves, small seeds between: the market calls it a gramophone record. */
export const records =
  ({ ground, first, second, line }: Print, cell = 300): Weave =>
  ({ width, height }) => {
    const disc = (isFirst: boolean) =>
      circle([0, 0], cell * 0.47, { fill: line }) +
      circle([0, 0], cell * 0.43, { fill: isFirst ? first : second }) +
      [0.37, 0.31, 0.25]
        .map((r) => circle([0, 0], cell * r, { stroke: line, width: 6, dash: "26 8" }))
        .join("") +
      circle([0, 0], cell * 0.19, { fill: ground }) +
      times(8, (index) => move(path(petal(cell * 0.16, cell * 0.04), { fill: line }), 0, 0, 1, index * 45)) +
      circle([0, 0], cell * 0.05, { fill: isFirst ? second : first });
    const seed = times(4, (index) =>
      move(
        path(petal(cell * 0.14, cell * 0.05), { fill: mix(ground, line, 0.85) }),
        0,
        0,
        1,
        45 + index * 90,
      ),
    );
    const [rows, columns] = [Math.ceil(height / cell) + 1, Math.ceil(width / cell) + 1];
    return (
      rect([0, 0], [width, height], { fill: ground }) +
      times(rows, (row) =>
        times(columns, (column) =>
          group(
            move(disc((row + column) % 2 === 0), column * cell, row * cell) +
              move(seed, (column + 0.5) * cell, (row + 0.5) * cell),
          ),
        ),
      )
    );
  };

/** Swallows over a ground of tiny dots. */
export const swallows =
  ({ ground, first, second, line }: Print, cell = 260): Weave =>
  ({ width, height }, chance) => {
    const swallow = (fill: string) =>
      path(
        "M-96 20C-50 -4 -30 -10 0 -34C26 -58 70 -66 104 -60C84 -46 66 -30 40 -8C52 16 76 40 104 62C60 54 26 36 2 16C-20 26 -60 30 -96 20Z",
        { fill, stroke: line, width: 7 },
      ) +
      path("M-60 14C-40 6 -20 2 2 -10M20 -28C40 -40 60 -46 78 -48M24 10C40 26 56 38 74 46", {
        stroke: ground,
        width: 5,
      }) +
      circle([-74, 15], 5, { fill: line });
    const [rows, columns] = [Math.ceil(height / cell) + 1, Math.ceil(width / cell) + 1];
    return (
      rect([0, 0], [width, height], { fill: ground }) +
      times(Math.ceil(height / 42) * Math.ceil(width / 42), (index) => {
        const across = Math.ceil(width / 42);
        return circle(
          [(index % across) * 42 + (Math.floor(index / across) % 2) * 21, Math.floor(index / across) * 42],
          5,
          { fill: line, opacity: 0.55 },
        );
      }) +
      times(rows * columns, (index) => {
        const row = Math.floor(index / columns);
        const turn = chance.pick([-24, -14, 8, 18]) + (row % 2 ? 180 : 0);
        return move(
          swallow(index % 2 ? first : second),
          (index % columns) * cell + (row % 2 ? cell / 2 : 0) + 30,
          row * cell + 60,
          1.05,
          turn,
        );
      })
    );
  };

export const PRINTS = {
  ochre: { ground: P.chalk, first: P.ochre, second: P.palm, line: P.night },
  indigo: { ground: P.starch, first: P.blue, second: P.ochre, line: P.night },
  kola: { ground: P.pink, first: P.kola, second: P.ochre, line: P.night },
  leaf: { ground: P.raffia, first: P.leaf, second: P.palm, line: P.bark },
  lagoon: { ground: P.mint, first: P.lagoon, second: P.palm, line: P.night },
} as const satisfies Record<string, Print>;
