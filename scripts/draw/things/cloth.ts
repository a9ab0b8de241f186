import type { Weave } from "../cloths/adire";
import { darker, P } from "../paint/palette";
import { type Chance, chanceOf } from "../paint/random";
import type { Size, Thing } from "../paint/scene";
import { blob, boxPath, group, inside, type Point, path, polygon, rect, times } from "../paint/svg";

const SHADE = P.night;

/** A length of cloth over a bamboo rod, seen from the front. The rod's middle is the origin. */
export function hung(weave: Weave, name: string, { width, height }: Size): string {
  const chance = chanceOf(name);
  const half = width / 2;
  const hem = Array.from(
    { length: 9 },
    (_, index): Point => [
      half - (width / 8) * index,
      height + (index % 2 ? 26 : -8) + chance.between(-10, 10),
    ],
  );
  const outline = polygon([[-half, 0], [half, 0], ...hem]);
  return (
    path(outline, { fill: SHADE, opacity: 0.28 }).replace("<path", '<path transform="translate(38 26)"') +
    inside(
      outline,
      group(weave({ width, height: height + 60 }, chance), `translate(${-half} 0)`) +
        folds(chance, width, height),
    ) +
    rod(width)
  );
}

const rod = (width: number): string =>
  rect([-width / 2 - 90, -16], [width + 180, 32], { fill: P.calabash, round: 16 }) +
  rect([-width / 2 - 90, 2], [width + 180, 14], { fill: darker(P.calabash, 0.3), round: 7 }) +
  [-0.36, 0.05, 0.4].map((at) => rect([width * at, -16], [8, 32], { fill: P.earth })).join("");

/** Long soft pleats: a dark side and a light side each. */
function folds(chance: Chance, width: number, height: number): string {
  const low = height + 80;
  return times(5, (index) => {
    const x = -width / 2 + (width / 5) * (index + chance.between(0.15, 0.65));
    const wide = chance.between(26, 70);
    const drift = chance.between(-30, 30);
    const pleat = (from: number, to: number) =>
      polygon([
        [x + from * 0.4, -10],
        [x + to * 0.4, -10],
        [x + drift + to, low],
        [x + drift + from, low],
      ]);
    return (
      path(pleat(0, wide), { fill: SHADE, opacity: 0.2 }) +
      path(pleat(-wide * 0.5, 0), { fill: P.white, opacity: 0.13 })
    );
  });
}

type Pile = {
  readonly weaves: readonly Weave[];
  readonly width?: number;
  readonly thick?: number;
  readonly name: string;
};

/** Folded lengths, one on another; the first lies on top and shows its face. */
export function pile({ weaves, width = 700, thick = 62, name }: Pile): Thing {
  const chance = chanceOf(name);
  const half = width / 2;
  let art = "";
  let top = 0;
  [...weaves].reverse().forEach((weave, index) => {
    const shift = chance.between(-16, 16);
    for (let layer = 0; layer < 2; layer++) {
      top -= thick;
      const edge = roundBox(-half + shift + layer * 4, top, width - layer * 8, thick);
      art += inside(
        edge,
        group(
          weave({ width: width + 20, height: thick + 20 }, chanceOf(`${name}${index}`)),
          `translate(${-half} ${top})`,
        ) + edgeShade(half, top, width, thick),
      );
    }
  });
  const back = 210;
  const lid = polygon([
    [-half + 8, top + 4],
    [half - 8, top + 4],
    [half - 86, top - back],
    [-half + 86, top - back],
  ]);
  const face = weaves[0];
  const skew = `matrix(0.94 0 0 0.36 ${-half * 0.94} ${top - back})`;
  art += face
    ? inside(
        lid,
        group(face({ width: width + 20, height: 620 }, chanceOf(`${name}0`)), skew) +
          path(
            polygon([
              [half * 0.2, top + 6],
              [half, top + 6],
              [half - 60, top - back],
              [half * 0.3, top - back],
            ]),
            { fill: SHADE, opacity: 0.16 },
          ),
      )
    : "";
  return {
    art,
    outline: polygon([
      [-half, 0],
      [half, 0],
      [half, top],
      [half - 86, top - back * 0.4],
      [-half + 86, top - back * 0.4],
      [-half, top],
    ]),
  };
}

const roundBox = (x: number, y: number, w: number, h: number): string => {
  const r = h / 2;
  return `M${x + r} ${y}h${w - h}a${r} ${r} 0 0 1 0 ${h}h${h - w}a${r} ${r} 0 0 1 0 ${-h}Z`;
};

const edgeShade = (half: number, top: number, width: number, thick: number): string =>
  path(boxPath([-half - 20, top + thick * 0.66], [width + 60, thick * 0.34]), {
    fill: SHADE,
    opacity: 0.34,
  }) + path(boxPath([-half - 20, top], [width + 60, thick * 0.2]), { fill: P.white, opacity: 0.16 });

/** A cloth laid flat and close, a corner turned back. Fills the picture. */
export function spread(weave: Weave, name: string, { width, height }: Size, lining: string): string {
  const chance = chanceOf(name);
  const crease = (x: number, wide: number, opacity: number) =>
    path(
      polygon([
        [x, -60],
        [x + wide, -60],
        [x + wide - 300, height + 60],
        [x - 330, height + 60],
      ]),
      { fill: SHADE, opacity },
    );
  const corner: Point[] = [
    [width + 70, height * 0.6],
    [width * 0.62, height + 70],
    [width * 0.56, height * 0.8],
    [width * 0.72, height * 0.66],
  ];
  return (
    group(
      weave({ width: width * 1.35, height: height * 1.35 }, chance),
      `translate(${-width * 0.12} ${-60}) rotate(-6)`,
    ) +
    crease(width * 0.36, 26, 0.24) +
    crease(width * 0.385, 150, 0.1) +
    crease(width * 0.93, 20, 0.24) +
    crease(width * 0.95, 170, 0.1) +
    path(blob(corner.map(([x, y]): Point => [x - 26, y - 22])), { fill: SHADE, opacity: 0.32 }) +
    path(
      polygon([
        [width + 80, height * 0.6],
        [width * 0.6, height + 80],
        [width * 0.57, height * 0.82],
        [width * 0.74, height * 0.68],
      ]),
      { fill: lining },
    ) +
    path(
      polygon([
        [width + 80, height * 0.6],
        [width * 0.74, height * 0.68],
        [width * 0.57, height * 0.82],
        [width * 0.62, height * 0.83],
        [width * 0.78, height * 0.71],
      ]),
      { fill: P.white, opacity: 0.22 },
    )
  );
}

/** Rolls of cloth standing together, as a seller keeps them. */
export function rolls(weaves: readonly Weave[], name: string, tall = 620): Thing {
  const wide = 150;
  const start = (-(weaves.length - 1) * wide * 0.94) / 2;
  const art = weaves
    .map((weave, index) => {
      const x = start + index * wide * 0.94 - wide / 2;
      const high = tall - (index % 2) * 70;
      const body = `M${x} 0V${-high}a${wide / 2} 20 0 0 1 ${wide} 0V0a${wide / 2} 20 0 0 1 ${-wide} 0Z`;
      return (
        inside(
          body,
          group(
            weave({ width: 260, height: high + 60 }, chanceOf(`${name}${index}`)),
            `translate(${x} ${-high - 20})`,
          ) +
            path(boxPath([x + wide * 0.62, -high - 30], [wide * 0.4, high + 60]), {
              fill: SHADE,
              opacity: 0.3,
            }) +
            path(boxPath([x + wide * 0.14, -high - 30], [wide * 0.12, high + 60]), {
              fill: P.white,
              opacity: 0.2,
            }),
        ) +
        path(`M${x} ${-high}a${wide / 2} 20 0 0 1 ${wide} 0a${wide / 2} 20 0 0 1 ${-wide} 0Z`, {
          fill: P.chalk,
        }) +
        path(
          `M${x + wide * 0.3} ${-high}a${wide * 0.2} 8 0 0 1 ${wide * 0.4} 0a${wide * 0.13} 5 0 0 1 ${-wide * 0.26} 1`,
          { stroke: darker(P.raffia, 0.3), width: 5 },
        )
      );
    })
    .join("");
  const edge = start - wide / 2;
  return {
    art,
    outline: polygon([
      [edge, 0],
      [-edge, 0],
      [-edge, -tall],
      [edge, -tall],
    ]),
  };
}
