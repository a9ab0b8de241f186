import { combed, diamonds, dots, leaves, rings, slanted, triangles, waves, zigzag } from "../paint/bands";
import { type Profile, type Turned, turned } from "../paint/lathe";
import { darker, lighter, P } from "../paint/palette";
import type { Thing } from "../paint/scene";
import { circle, ellipse, group, path, times } from "../paint/svg";

/** What is painted or cut into a clay body. */
export type Ornament = (on: Turned) => string;

type Body = {
  readonly profile: Profile;
  readonly clay: string;
  readonly inner?: string;
  readonly rim?: string;
  readonly ornament?: Ornament;
  readonly lip?: number;
};

export function vessel({
  profile,
  clay,
  inner = darker(clay, 0.55),
  rim = lighter(clay, 0.18),
  ornament,
  lip = 0.12,
}: Body): Thing {
  const on = turned(profile);
  return {
    outline: on.outline,
    art:
      path(on.outline, { fill: clay }) +
      on.clip(ornament?.(on) ?? "") +
      on.shade() +
      on.mouth(rim, inner, lip),
  };
}

export const WATER_POT: Profile = [
  [0, 120],
  [60, 220],
  [190, 290],
  [330, 262],
  [420, 160],
  [450, 128],
  [486, 122],
  [512, 152],
];
export const TALL_POT: Profile = [
  [0, 110],
  [80, 180],
  [240, 226],
  [400, 190],
  [500, 96],
  [560, 82],
  [600, 110],
];
export const BOWL: Profile = [
  [0, 90],
  [14, 96],
  [40, 150],
  [110, 226],
  [176, 258],
];
export const CUP: Profile = [
  [0, 74],
  [20, 82],
  [120, 92],
  [196, 98],
];
export const JUG: Profile = [
  [0, 120],
  [40, 168],
  [170, 190],
  [300, 150],
  [380, 104],
  [450, 112],
];
export const GOURD: Profile = [
  [0, 96],
  [70, 168],
  [160, 176],
  [250, 112],
  [310, 66],
  [360, 84],
  [400, 92],
  [440, 58],
  [470, 50],
];
export const SOUP_POT: Profile = [
  [0, 130],
  [40, 210],
  [130, 262],
  [220, 246],
  [262, 220],
  [284, 240],
];

export const incised =
  (line: string): Ornament =>
  (on) => {
    const h = on.height;
    return (
      rings(
        on,
        [0.42, 0.46, 0.66, 0.7].map((part) => h * part),
        line,
        5,
      ) +
      slanted(on, { low: h * 0.47, high: h * 0.65, count: 22, colour: line }, 5) +
      dots(on, { low: h * 0.71, high: h * 0.77, count: 26, colour: line }, 6) +
      zigzag(on, { low: h * 0.26, high: h * 0.39, count: 14, colour: line }, 5)
    );
  };

export const belted =
  (ground: string, figure: string): Ornament =>
  (on) => {
    const h = on.height;
    return (
      on.band(h * 0.38, h * 0.68, ground) +
      diamonds(on, { low: h * 0.42, high: h * 0.64, count: 11, colour: figure }) +
      rings(on, [h * 0.38, h * 0.68], figure, 7) +
      triangles(on, { low: h * 0.7, high: h * 0.8, count: 20, colour: figure })
    );
  };

/** Indigo glaze let run from the rim. */
export const splashed =
  (glaze: string, depth = 0.45): Ornament =>
  (on) => {
    const edge = Array.from({ length: 49 }, (_, index): [number, number] => [
      -Math.PI / 2 + (Math.PI * index) / 48,
      on.height * (1 - depth + 0.1 * Math.sin(index * 0.62) + 0.06 * Math.sin(index * 1.37)),
    ]);
    const top = [...edge].reverse().map(([turn]): [number, number] => [turn, on.height + 30]);
    return on.patch([...edge, ...top], glaze);
  };

export const leafed =
  (ground: string, leaf: string): Ornament =>
  (on) => {
    const h = on.height;
    return (
      on.band(h * 0.3, h * 0.62, ground) +
      leaves(on, { low: h * 0.32, high: h * 0.6, count: 15, colour: leaf }) +
      rings(on, [h * 0.27, h * 0.65], ground, 6)
    );
  };

export const waved =
  (line: string): Ornament =>
  (on) =>
    [0.3, 0.42, 0.54, 0.66]
      .map((part) =>
        waves(
          on,
          { low: on.height * (part - 0.03), high: on.height * (part + 0.03), count: 9, colour: line },
          6,
        ),
      )
      .join("");

export const ribbed =
  (line: string): Ornament =>
  (on) =>
    combed(on, { low: on.height * 0.08, high: on.height * 0.82, count: 26, colour: line }, 4);

/** A jug's handle, drawn behind its body, and a lip for pouring. */
export function jug(body: Omit<Body, "profile">): Thing {
  const base = vessel({ profile: JUG, ...body });
  const handle =
    path("M96 -372C250 -420 268 -190 160 -132", { stroke: darker(body.clay, 0.3), width: 40 }) +
    path("M96 -372C250 -420 268 -190 160 -132", { stroke: body.clay, width: 24 });
  return {
    art: handle + base.art,
    outline: `${base.outline}M96 -390C290 -440 300 -170 150 -112L160 -150C240 -200 230 -380 96 -350Z`,
  };
}

/** A lid with a knob on a soup pot, and two ears. */
export function lidded(body: Omit<Body, "profile">): Thing {
  const pot = vessel({ profile: SOUP_POT, ...body });
  const lid = turned([
    [0, 236],
    [30, 228],
    [86, 120],
    [104, 40],
    [112, 34],
    [134, 46],
    [160, 40],
    [172, 14],
  ]);
  const top =
    path(lid.outline, { fill: lighter(body.clay, 0.08) }) +
    lid.clip(rings(lid, [22, 40], darker(body.clay, 0.35), 6)) +
    lid.shade();
  const ear = (side: number) =>
    path(`M${side * 246} -200c${side * 66} -6 ${side * 66} 70 ${side * 4} 66`, {
      stroke: darker(body.clay, 0.28),
      width: 30,
    });
  return {
    art: ear(-1) + ear(1) + pot.art + group(top, "translate(0 -272)"),
    outline: `${pot.outline}M-236 -270L236 -270L40 -440L-40 -440Z`,
  };
}

/** Seen from nearly above: a plate with a painted middle. */
export function plate({ rim, ground, line }: { rim: string; ground: string; line: string }): Thing {
  const squash = 0.62;
  const flat = (content: string) => group(content, `translate(0 -170) scale(1 ${squash})`);
  const art = flat(
    circle([0, 22], 330, { fill: darker(rim, 0.4) }) +
      circle([0, 0], 330, { fill: rim }) +
      circle([0, 0], 318, { stroke: lighter(rim, 0.3), width: 6 }) +
      times(36, (index) =>
        group(path("M0 -304V-268", { stroke: ground, width: 8 }), `rotate(${index * 10})`),
      ) +
      circle([0, 0], 246, { fill: ground }) +
      circle([0, 0], 222, { stroke: line, width: 7 }) +
      times(12, (index) =>
        group(
          path("M0 -84C42 -112 42 -176 0 -206C-42 -176 -42 -112 0 -84Z", { stroke: line, width: 7 }) +
            circle([0, -146], 9, { fill: line }),
          `rotate(${index * 30})`,
        ),
      ) +
      circle([0, 0], 62, { stroke: line, width: 7 }) +
      times(4, (index) =>
        group(
          path("M0 -6C22 -16 22 -38 0 -48C-22 -38 -22 -16 0 -6Z", { fill: line }),
          `rotate(${45 + index * 90})`,
        ),
      ),
  );
  return { art, outline: "M-330 -170a330 205 0 1 0 660 0a330 205 0 1 0 -660 0Z" };
}

/** A small fire bowl on a foot, with two wisps of smoke. */
export function burner(clay: string, line: string): Thing {
  const bowl = vessel({
    profile: [
      [0, 130],
      [16, 132],
      [60, 70],
      [110, 62],
      [160, 120],
      [240, 168],
      [262, 172],
    ],
    clay,
    inner: P.black,
    ornament: (on) =>
      triangles(on, { low: 150, high: 224, count: 14, colour: line }) +
      dots(on, { low: 20, high: 40, count: 18, colour: line }, 6) +
      rings(on, [142, 232], line, 6),
  });
  const coals = [
    [-60, -268, 26],
    [-14, -256, 30],
    [44, -268, 26],
    [90, -262, 18],
    [-98, -262, 16],
  ]
    .map(
      ([x = 0, y = 0, r = 0], index) =>
        circle([x, y], r, { fill: index % 2 ? P.palm : P.ochre }) +
        circle([x - 4, y - 5], r * 0.5, { fill: index % 2 ? P.ochre : P.chalk, opacity: 0.6 }),
    )
    .join("");
  const smoke =
    path("M-30 -300C-110 -420 70 -480 -20 -610C-70 -690 0 -740 20 -790", {
      stroke: P.chalk,
      width: 20,
      opacity: 0.5,
    }) + path("M50 -300C0 -390 140 -440 80 -560", { stroke: P.chalk, width: 13, opacity: 0.4 });
  return { art: bowl.art + coals + smoke, outline: bowl.outline };
}

/** Enamel with a coloured rim and a hibiscus on the side. */
export function enamel(ground: string, rim: string, flower: string, size = 1): Thing {
  const on = turned(
    [
      [0, 130],
      [12, 150],
      [60, 216],
      [150, 276],
      [176, 290],
    ].map(([h = 0, r = 0]) => [h * size, r * size] as const),
  );
  const petals = times(5, (index) =>
    group(path("M0 0C26 -14 30 -46 0 -62C-30 -46 -26 -14 0 0Z", { fill: flower }), `rotate(${index * 72})`),
  );
  const bloom = group(
    petals +
      circle([0, 0], 13, { fill: P.ochre }) +
      path(
        "M40 30C80 20 96 40 104 60C74 66 50 54 40 30ZM-40 30C-80 20 -96 40 -104 60C-74 66 -50 54 -40 30Z",
        { fill: P.leaf },
      ),
    `translate(${-20 * size} ${-74 * size}) scale(${size})`,
  );
  const h = on.height;
  return {
    outline: on.outline,
    art:
      path(on.outline, { fill: ground }) +
      on.clip(bloom) +
      on.shade() +
      on.clip(on.ring(h - 8 * size, rim, 22 * size)) +
      on.mouth(rim, ground, 0.07) +
      ellipse([0, -h + 8 * size], [226 * size, 30 * size], { fill: darker(ground, 0.14) }),
  };
}
