import { eleko, INDIGO } from "../cloths/adire";
import { fans, PRINTS } from "../cloths/wax";
import { darker, lighter, mix, P } from "../paint/palette";
import { chanceOf } from "../paint/random";
import {
  blob,
  boxPath,
  circle,
  ellipse,
  group,
  inside,
  move,
  type Point,
  path,
  polygon,
  rect,
  times,
} from "../paint/svg";

/** An art print: a composition on a sheet of PRINT size from the origin. */
export const PRINT = { width: 600, height: 800 } as const;
const { width: W, height: H } = PRINT;

/** Rust roofs from above, umbrellas between, noon. */
export function roofs(): string {
  const chance = chanceOf("roofs");
  const rust = [P.clay, P.earth, P.palm, P.amber, "#c97b4a"] as const;
  return (
    rect([0, 0], [W, H], { fill: P.raffia }) +
    times(60, (index) => {
      const [x, y] = [(index % 6) * 104 - 12 + chance.between(-8, 8), Math.floor(index / 6) * 84 - 12];
      const fill = chance.pick(rust);
      const [w, h] = [chance.between(78, 98), chance.between(58, 76)];
      return (
        rect([x + 10, y + 12], [w, h], { fill: P.night, opacity: 0.35 }) +
        rect([x, y], [w, h / 2], { fill: lighter(fill, 0.16) }) +
        rect([x, y + h / 2], [w, h / 2], { fill }) +
        times(6, (line) => path(`M${x + (line * w) / 6} ${y}v${h}`, { stroke: darker(fill, 0.3), width: 2 }))
      );
    }) +
    times(9, (index) => {
      const [x, y] = [60 + ((index * 173) % 480), 70 + ((index * 257) % 660)];
      const dyes = [P.blue, P.ochre, P.leaf, P.pink] as const;
      return (
        circle([x + 8, y + 10], 38, { fill: P.night, opacity: 0.4 }) +
        circle([x, y], 38, { fill: P.chalk }) +
        times(4, (wedge) =>
          group(
            path("M0 0L-15 -36A38 38 0 0 1 15 -36Z", { fill: dyes[index % 4] ?? P.blue }),
            `translate(${x} ${y}) rotate(${wedge * 90})`,
          ),
        )
      );
    })
  );
}

/** A long bridge over the lagoon at evening, one canoe below. */
export const bridge = (): string =>
  rect([0, 0], [W, H], { fill: P.palm }) +
  times(5, (index) => rect([0, index * 62], [W, 62], { fill: mix(P.kola, P.palm, index / 5) })) +
  circle([410, 330], 104, { fill: P.ochre }) +
  rect([0, 410], [W, H - 410], { fill: P.indigo }) +
  times(12, (index) =>
    path(`M${410 - 96 + index * 4} ${440 + index * 26}h${190 - index * 9}`, {
      stroke: P.ochre,
      width: 9,
      opacity: 0.9,
    }),
  ) +
  path(`M-10 372C200 344 420 344 ${W + 10} 400V424C420 372 200 372 -10 398Z`, { fill: P.night }) +
  times(9, (index) => rect([20 + index * 70, 380], [12, 74 + Math.sin(index) * 6], { fill: P.night })) +
  times(7, (index) =>
    rect([60 + index * 78, 346 - Math.sin(index * 0.6) * 8], [34, 18], {
      fill: index % 2 ? P.ochre : P.chalk,
      round: 5,
    }),
  ) +
  path("M90 640C170 690 300 690 390 640L366 676C300 716 180 716 116 676Z", { fill: P.black }) +
  path("M240 650V566M240 590L196 640", { stroke: P.black, width: 12 }) +
  circle([240, 548], 22, { fill: P.black });

/** A woman's profile under a great headtie of cloth. */
export function gele(): string {
  const wrap: Point[] = [
    [150, 330],
    [70, 250],
    [80, 130],
    [190, 60],
    [330, 50],
    [470, 90],
    [540, 190],
    [500, 300],
    [420, 356],
    [300, 330],
  ];
  const neck =
    "M236 800C240 700 226 640 200 600C170 600 150 590 150 560L132 540L146 520L124 492C140 470 156 446 158 420C162 360 220 310 310 320C390 330 420 400 410 470C402 530 380 560 384 620C390 680 470 700 520 800Z";
  return (
    rect([0, 0], [W, H], { fill: P.ochre }) +
    circle([330, 330], 270, { fill: P.pink }) +
    path(neck, { fill: P.bark }) +
    inside(
      neck,
      path("M300 300C420 330 440 420 410 500C390 560 370 600 400 800H620V300Z", {
        fill: P.black,
        opacity: 0.35,
      }),
    ) +
    inside(
      blob(wrap),
      group(
        fans(PRINTS.indigo, 150)({ width: 620, height: 420 }, chanceOf("gele")),
        "translate(0 20) rotate(-8)",
      ) +
        path(
          "M330 40C300 140 300 240 320 340M200 60C220 160 250 240 300 330M470 90C400 160 350 240 330 330",
          { stroke: P.night, width: 12, opacity: 0.55 },
        ) +
        path("M420 360C500 300 560 220 540 160L640 160V400Z", { fill: P.night, opacity: 0.24 }),
    ) +
    circle([352, 520], 26, { stroke: P.ochre, width: 10 }) +
    path("M190 800C230 740 330 730 420 760L520 800Z", { fill: P.palm }) +
    times(9, (index) =>
      circle([226 + index * 27, 716 + Math.sin((index / 8) * Math.PI) * 34], 13, {
        fill: index % 2 ? P.ochre : P.chalk,
      }),
    )
  );
}

/** Three calabashes, flat as paper. */
export function calabashes(): string {
  const half = (fill: string, mark: string) =>
    path("M-130 0A130 130 0 0 0 130 0Z", { fill }) +
    times(6, (index) =>
      path(`M${-100 + index * 40} 18v${40 + (index % 3) * 14}`, { stroke: mark, width: 9 }),
    ) +
    path("M-130 0H130", { stroke: mark, width: 8 });
  return (
    rect([0, 0], [W, H], { fill: P.lagoon }) +
    rect([0, 0], [W, 270], { fill: P.mint }) +
    circle([300, 230], 176, { fill: P.chalk }) +
    move(half(P.calabash, P.earth), 300, 200) +
    move(half(P.palm, P.chalk), 186, 400) +
    move(half(P.ochre, P.kola), 414, 470) +
    path("M0 690q50 -30 100 0t100 0t100 0t100 0t100 0t100 0V800H0Z", { fill: P.indigo })
  );
}

/** White egrets over stilt houses. */
export function egrets(): string {
  const egret = (flip: number) =>
    group(
      path(
        "M0 0C-40 -50 -110 -50 -150 -20C-100 -22 -60 -4 -30 22C-60 30 -90 56 -100 80C-50 70 -10 50 10 22C60 20 90 0 118 -22L150 -20L120 -38C100 -44 90 -30 60 -12C40 -4 20 -4 0 0Z",
        { fill: P.chalk },
      ) + path("M118 -34L168 -20L122 -26Z", { fill: P.ochre }),
      `scale(${flip} 1)`,
    );
  return (
    rect([0, 0], [W, H], { fill: P.sky }) +
    rect([0, 480], [W, 320], { fill: P.blue }) +
    times(4, (index) => {
      const x = 30 + index * 146;
      const y = 420 + (index % 2) * 34;
      const wall = [P.palm, P.ochre, P.leaf, P.pink][index] ?? P.palm;
      return (
        rect([x + 10, y + 80], [9, 120], { fill: P.night }) +
        rect([x + 90, y + 80], [9, 120], { fill: P.night }) +
        rect([x, y], [112, 92], { fill: wall }) +
        path(
          polygon([
            [x - 14, y],
            [x + 56, y - 56],
            [x + 126, y],
          ]),
          { fill: P.bark },
        ) +
        rect([x + 40, y + 34], [32, 58], { fill: P.night })
      );
    }) +
    times(9, (index) =>
      path(`M${(index * 97) % 520} ${610 + index * 20}h${60 + (index % 3) * 30}`, {
        stroke: P.sky,
        width: 6,
      }),
    ) +
    move(egret(1), 220, 170, 0.9, -8) +
    move(egret(1), 400, 270, 0.6, 4) +
    move(egret(1), 450, 110, 0.5, -14)
  );
}

/** Tall trunks, a river, light coming down. */
export const grove = (): string =>
  rect([0, 0], [W, H], { fill: P.leaf }) +
  times(5, (index) =>
    path(
      polygon([
        [120 + index * 100, 0],
        [170 + index * 100, 0],
        [110 + index * 100, H],
        [10 + index * 100, H],
      ]),
      { fill: P.lime, opacity: 0.35 },
    ),
  ) +
  path(
    "M300 800C260 700 380 640 320 540C290 480 330 440 320 400H360C380 450 350 500 380 550C450 650 420 720 470 800Z",
    { fill: P.starch },
  ) +
  times(7, (index) => {
    const x = [20, 104, 190, 264, 410, 486, 560][index] ?? 0;
    const wide = 26 + (index % 3) * 14;
    return path(
      `M${x} 0C${x + 8} 300 ${x - 6} 500 ${x - 16} ${640 + (index % 3) * 60}H${x + wide + 16}C${x + wide} 500 ${x + wide + 6} 300 ${x + wide} 0Z`,
      { fill: index % 2 ? P.night : P.bark },
    );
  }) +
  times(26, (index) =>
    group(
      path("M0 0C20 -18 20 -50 0 -70C-20 -50 -20 -18 0 0Z", { fill: index % 3 ? "#0c4f34" : P.lime }),
      `translate(${(index * 89) % 600} ${640 + ((index * 53) % 160)}) rotate(${((index * 41) % 80) - 40})`,
    ),
  ) +
  circle([342, 330], 34, { fill: P.ochre });

/** One yellow bus, too many lines. */
export const danfo = (): string =>
  rect([0, 0], [W, H], { fill: P.blue }) +
  times(16, (index) =>
    path(`M-10 ${40 + index * 50}L610 ${-60 + index * 62}`, {
      stroke: index % 2 ? P.indigo : P.sky,
      width: 6,
    }),
  ) +
  rect([70, 330], [460, 250], { fill: P.ochre, round: 46 }) +
  path("M96 400H504V470H96Z", { fill: P.night }) +
  rect([112, 352], [168, 108], { fill: P.starch, round: 16 }) +
  rect([320, 352], [168, 108], { fill: P.starch, round: 16 }) +
  path("M112 440L190 352H230L150 460H112ZM320 440L398 352H438L358 460H320Z", {
    fill: P.white,
    opacity: 0.6,
  }) +
  rect([70, 494], [460, 14], { fill: P.night }) +
  rect([70, 518], [460, 14], { fill: P.night }) +
  circle([130, 552], 28, { fill: P.chalk }) +
  circle([470, 552], 28, { fill: P.chalk }) +
  rect([226, 538], [148, 34], { fill: P.palm, round: 8 }) +
  rect([96, 574], [76, 60], { fill: P.black, round: 14 }) +
  rect([428, 574], [76, 60], { fill: P.black, round: 14 }) +
  rect([180, 286], [240, 48], { fill: P.palm, round: 14 }) +
  rect([200, 256], [90, 34], { fill: P.leaf, round: 10 }) +
  rect([300, 246], [100, 44], { fill: P.pink, round: 10 });

/** Dust, a pale disc, one baobab. */
export const harmattan = (): string =>
  times(10, (index) => rect([0, index * 80], [W, 81], { fill: mix("#f0dcae", "#c98a4a", index / 10) })) +
  circle([380, 270], 120, { fill: P.chalk }) +
  rect([0, 640], [W, 160], { fill: P.earth }) +
  path(
    "M170 660C190 560 190 480 170 420L110 340L180 400L176 310L206 396L250 320L232 410L300 350L250 440C240 500 250 580 290 660Z",
    { fill: P.bark },
  ) +
  [
    [110, 336],
    [176, 300],
    [252, 312],
    [304, 344],
    [140, 370],
    [226, 350],
  ]
    .map(([x = 0, y = 0], index) =>
      ellipse([x, y], [44 - index * 3, 22], { fill: index % 2 ? "#8a7a3a" : "#a8964e" }),
    )
    .join("") +
  times(3, (index) =>
    move(
      path("M-14 0L-8 -60H8L14 0ZM0 -60a13 13 0 1 0 0.1 0Z", { fill: P.night }),
      400 + index * 54,
      690 + index * 12,
      1.1 - index * 0.15,
    ),
  );

/** The whole alphabet of a dyer, on one sheet. */
export const alphabet = (): string =>
  eleko({ ...INDIGO, cell: 120 })({ width: W, height: H }, chanceOf("alphabet"));

const MOUNT = 74;

/** Framed behind glass on a wall: its top left corner is the origin. */
export function framed(art: string, wood: string): string {
  const [w, h] = [W + 2 * MOUNT, H + 2 * MOUNT];
  const edge = 26;
  return (
    path(boxPath([-edge + 34, -edge + 34], [w + 2 * edge, h + 2 * edge]), { fill: P.night, opacity: 0.3 }) +
    rect([-edge, -edge], [w + 2 * edge, h + 2 * edge], { fill: wood }) +
    path(
      polygon([
        [-edge, -edge],
        [w + edge, -edge],
        [w, 0],
        [0, 0],
      ]),
      { fill: P.white, opacity: 0.2 },
    ) +
    path(
      polygon([
        [w + edge, -edge],
        [w + edge, h + edge],
        [w, h],
        [w, 0],
      ]),
      { fill: P.night, opacity: 0.3 },
    ) +
    rect([0, 0], [w, h], { fill: P.chalk }) +
    inside(boxPath([MOUNT, MOUNT], [W, H]), group(art, `translate(${MOUNT} ${MOUNT})`)) +
    path(
      polygon([
        [0, 0],
        [w * 0.36, 0],
        [0, h * 0.5],
      ]),
      { fill: P.white, opacity: 0.12 },
    )
  );
}

/** Unframed, taped to the wall, a little crooked. */
export const taped = (art: string): string =>
  path(boxPath([18, 22], [W, H]), { fill: P.night, opacity: 0.3 }) +
  rect([-22, -22], [W + 44, H + 44], { fill: P.white }) +
  inside(boxPath([0, 0], [W, H]), art) +
  [
    [W / 2 - 60, -48],
    [W / 2 - 60, H - 2],
  ]
    .map(([x = 0, y = 0]) => rect([x, y], [120, 46], { fill: P.raffia, opacity: 0.85 }))
    .join("");
