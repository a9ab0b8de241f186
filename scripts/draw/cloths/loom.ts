import { mix, P } from "../paint/palette";
import type { Chance } from "../paint/random";
import { type Point, path, polygon, rect, times } from "../paint/svg";
import type { Weave } from "./adire";

/** Warp stripes of one hand-wide strip: colour and width. */
export type Warp = readonly (readonly [colour: string, width: number])[];

/** Strips as narrow as a hand, sewn edge to edge, with small diamonds laid in here and there. */
export const asoOke =
  (warp: Warp, inlay: string | null, strip = 190): Weave =>
  ({ width, height }, chance) => {
    const total = warp.reduce((sum, [, part]) => sum + part, 0);
    return times(Math.ceil(width / strip), (column) => {
      const left = column * strip;
      let at = left;
      const threads = warp
        .map(([colour, part]) => {
          const wide = (part / total) * strip;
          const band = rect([at, 0], [wide + 0.6, height], { fill: colour });
          at += wide;
          return band;
        })
        .join("");
      const seam = rect([left - 1.5, 0], [3, height], { fill: P.night, opacity: 0.35 });
      return threads + (inlay ? inlays(left + strip / 2, height, inlay, chance) : "") + seam;
    });
  };

const inlays = (x: number, height: number, colour: string, chance: Chance): string => {
  const start = chance.between(0, 220);
  return times(Math.ceil(height / 300), (index) => {
    const y = start + index * 300;
    return times(3, (step) => path(diamond([x, y + step * 44], 26, 18), { fill: colour }));
  });
};

const diamond = ([x, y]: Point, across: number, down: number): string =>
  polygon([
    [x, y - down],
    [x + across, y],
    [x, y + down],
    [x - across, y],
  ]);

type Dyes = readonly [string, string, string, string];

/** Strips whose weft takes turns: steps, bars, chevrons, eyes. */
export const kente =
  (dyes: Dyes, strip = 150): Weave =>
  ({ width, height }, chance) =>
    times(Math.ceil(width / strip), (column) => {
      let y = column % 2 ? -strip : 0;
      let which = column % 2;
      let weave = "";
      while (y < height) {
        weave += block(
          [column * strip, y],
          strip,
          dyes,
          which % 2 === 0 ? "bars" : chance.pick(["steps", "eye", "chevrons"]),
          chance,
        );
        y += strip;
        which += 1;
      }
      return weave + rect([column * strip - 1.5, 0], [3, height], { fill: P.night, opacity: 0.4 });
    });

function block([x, y]: Point, side: number, [a, b, c, d]: Dyes, kind: string, chance: Chance): string {
  const part = side / 8;
  const ground = rect([x, y], [side + 0.5, side + 0.5], { fill: kind === "bars" ? a : chance.pick([b, d]) });
  if (kind === "bars") {
    return (
      ground +
      times(5, (index) =>
        rect([x + part * (0.6 + index * 1.5), y], [part * 0.7, side], { fill: [c, d, b, d, c][index] ?? b }),
      )
    );
  }
  if (kind === "steps") {
    return (
      ground +
      times(8, (row) => {
        const reach = part * (row < 4 ? row + 1 : 8 - row);
        return rect([x + side / 2 - reach, y + row * part], [reach * 2, part], { fill: row % 2 ? a : c });
      })
    );
  }
  if (kind === "eye") {
    return (
      ground +
      [3.6, 2.6, 1.6, 0.7]
        .map((r, index) =>
          path(diamond([x + side / 2, y + side / 2], r * part, r * part), { fill: [a, c, b, d][index] ?? a }),
        )
        .join("")
    );
  }
  return (
    ground +
    times(4, (index) => {
      const top = y + part * (index * 2 - 1);
      return path(
        polygon([
          [x, top + part * 2],
          [x + side / 2, top],
          [x + side, top + part * 2],
          [x + side, top + part * 3],
          [x + side / 2, top + part],
          [x, top + part * 3],
        ]),
        { fill: index % 2 ? a : c },
      );
    })
  );
}

/** River mud on cotton: pale lines left where the mud was not. */
export const bogolan: Weave = ({ width, height }, chance) => {
  const line = P.chalk;
  const row = 150;
  return (
    rect([0, 0], [width, height], { fill: P.bark }) +
    times(Math.ceil(height / row), (index) => {
      const y = index * row;
      const rule = path(`M0 ${y}H${width}M0 ${y + 12}H${width}`, { stroke: line, width: 5 });
      return rule + bogolanRow(index % 4, y + 12, row - 12, width, line, chance);
    })
  );
};

function bogolanRow(
  kind: number,
  y: number,
  tall: number,
  width: number,
  line: string,
  chance: Chance,
): string {
  const middle = y + tall / 2;
  const count = Math.ceil(width / 90) + 1;
  switch (kind) {
    case 0:
      return times(3, (index) =>
        path(
          Array.from(
            { length: count * 2 },
            (_, step) =>
              `${step ? "L" : "M"}${step * 45} ${middle + (step % 2 ? 24 : -24) + (index - 1) * 26}`,
          ).join(""),
          { stroke: line, width: 7 },
        ),
      );
    case 1:
      return times(count, (index) =>
        path(`M${index * 90 + 20} ${middle - 25}l50 50m0 -50l-50 50`, { stroke: line, width: 9 }),
      );
    case 2:
      return times(count, (index) => {
        const at: Point = [index * 130 + 40, middle];
        return (
          path(diamond(at, 54, 48), { stroke: line, width: 7 }) + path(diamond(at, 26, 22), { fill: line })
        );
      });
    default:
      return times(count * 3, (index) =>
        path(`M${index * 34 + chance.between(4, 12)} ${middle - 30}v${chance.between(48, 62)}`, {
          stroke: line,
          width: 7,
        }),
      );
  }
}

/** Bright weft figures in rows, as the women of Akwete weave them. */
export const akwete =
  (ground: string, figures: readonly [string, string, string]): Weave =>
  ({ width, height }) => {
    const row = 170;
    return (
      rect([0, 0], [width, height], { fill: ground }) +
      times(Math.ceil(height / row), (index) => {
        const y = index * row;
        const colour = figures[index % 3] ?? figures[0];
        const edge = mix(colour, P.chalk, 0.45);
        const border = [6, 20].map((down) => rect([0, y + down], [width, 6], { fill: edge })).join("");
        return (
          border +
          times(Math.ceil(width / 150) + 1, (column) => {
            const at: Point = [column * 150 + (index % 2 ? 75 : 0), y + 98];
            return (
              path(diamond(at, 62, 54), { fill: colour }) +
              path(diamond(at, 40, 34), { fill: ground }) +
              path(diamond(at, 20, 17), { fill: edge }) +
              path(diamond([at[0] + 75, at[1]], 9, 34), { fill: edge })
            );
          })
        );
      })
    );
  };
