import { diamonds, rings, triangles, waves, zigzag } from "../paint/bands";
import { type Profile, type Turned, turned } from "../paint/lathe";
import { fitted, words } from "../paint/letters";
import { darker, lighter, mix, P } from "../paint/palette";
import type { Thing } from "../paint/scene";
import { circle, ellipse, group, move, path, polygon, rect, times } from "../paint/svg";
import { belted } from "./vessels";

export type Label = {
  readonly paper: string;
  readonly ink: string;
  readonly lines: readonly string[];
  readonly mark?: "sun" | "leaf" | "drop" | "comb";
};

const JAR: Profile = [
  [0, 140],
  [10, 154],
  [60, 160],
  [250, 160],
  [300, 140],
  [318, 128],
  [338, 128],
];
const BOTTLE: Profile = [
  [0, 104],
  [10, 116],
  [60, 120],
  [300, 120],
  [380, 96],
  [440, 46],
  [520, 40],
  [560, 42],
];
const TIN: Profile = [
  [0, 150],
  [0, 150],
  [330, 150],
  [330, 150],
];
const TUB: Profile = [
  [0, 150],
  [20, 170],
  [120, 184],
  [170, 186],
];
const VIAL: Profile = [
  [0, 80],
  [8, 90],
  [40, 92],
  [190, 92],
  [230, 76],
  [244, 44],
  [262, 42],
];

/** A label that follows the curve of what it is glued to. */
function label(
  on: Turned,
  { paper, ink, lines, mark }: Label,
  [low, high]: readonly [number, number],
): string {
  const reach = 0.86;
  const middle = on.at(0, (low + high) / 2);
  const measure = on.radius((low + high) / 2) * 1.25;
  const crest = mark ? 62 : 0;
  const size = Math.min(fitted(lines, measure, 56), (high - low - 44 - crest) / (lines.length * 1.04));
  const signs = { sun: sunMark, leaf: leafMark, drop: dropMark, comb: combMark };
  const top = middle[1] - (crest + lines.length * size * 1.04) / 2;
  const text = lines
    .map((line, index) =>
      move(words({ text: line, size, fill: ink }).art, 0, top + crest + size * (0.8 + index * 1.04)),
    )
    .join("");
  const edge =
    on.line(
      [
        [-reach, low + 9],
        [reach, low + 9],
      ],
      ink,
      4,
    ) +
    on.line(
      [
        [-reach, high - 9],
        [reach, high - 9],
      ],
      ink,
      4,
    );
  return (
    on.patch(
      [
        [-reach, low],
        [reach, low],
        [reach, high],
        [-reach, high],
      ],
      paper,
    ) +
    edge +
    (mark ? move(signs[mark](ink), 0, top + 30) : "") +
    text
  );
}

const sunMark = (ink: string) =>
  circle([0, 0], 13, { fill: ink }) +
  times(10, (index) => group(path("M0 -20V-30", { stroke: ink, width: 6 }), `rotate(${index * 36})`));
const leafMark = (ink: string) =>
  path("M-30 14C-22 -20 8 -30 32 -22C30 6 2 28 -30 14ZM-30 14L14 -8", { stroke: ink, width: 6 });
const dropMark = (ink: string) => path("M0 -32C26 -4 22 24 0 24C-22 24 -26 -4 0 -32Z", { fill: ink });
const combMark = (ink: string) =>
  rect([-30, -24], [60, 12], { fill: ink }) +
  times(6, (index) => path(`M${-27 + index * 11} -14V22`, { stroke: ink, width: 5 }));

type JarLook = {
  readonly content: string;
  readonly lid: string;
  readonly tag: Label;
  readonly cloth?: string;
};

/** A glass jar: what is in it shows above and below the label; a cloth cap tied with raffia, or a plain lid. */
export function jar({ content, lid, tag, cloth }: JarLook): Thing {
  const on = turned(JAR);
  const cap = turned([
    [0, 134],
    [6, 140],
    [52, 140],
    [58, 134],
  ]);
  const glass = mix(content, P.chalk, 0.55);
  const top = cloth
    ? clothCap(cloth, lid)
    : path(cap.outline, { fill: lid }) +
      cap.shade(0.8) +
      cap.mouth(lighter(lid, 0.2), lighter(lid, 0.1), 0.1);
  return {
    outline: `${on.outline}M-138 -330H138V-396H-138Z`,
    art:
      path(on.outline, { fill: glass }) +
      on.clip(on.band(0, 270, content) + on.stripe(-1.25, -1.0, P.white, 0.4)) +
      label(on, tag, [54, 236]) +
      on.shade(0.9) +
      move(top, 0, -334),
  };
}

const clothCap = (cloth: string, tie: string) =>
  path(
    "M-128 -52C-80 -78 80 -78 128 -52L140 -8C160 20 176 36 150 48C120 30 100 60 66 46C30 64 -6 40 -40 56C-80 36 -110 62 -152 44C-172 30 -160 14 -140 -8Z",
    { fill: cloth },
  ) +
  times(9, (index) => circle([-112 + index * 28, -38 + (index % 2) * 40], 8, { fill: lighter(cloth, 0.6) })) +
  path("M-140 -8C-80 14 80 14 140 -8", { stroke: tie, width: 12 }) +
  path("M96 2C130 20 120 60 142 82M96 2C110 30 90 60 100 92", { stroke: tie, width: 8 }) +
  path("M40 -60C90 -56 128 -52 140 -8C160 20 176 36 150 48C130 36 118 44 104 50Z", {
    fill: P.night,
    opacity: 0.2,
  });

type BottleLook = {
  readonly content: string;
  readonly stopper: string;
  readonly tag: Label;
  readonly full?: number;
};

export function bottle({ content, stopper, tag, full = 430 }: BottleLook): Thing {
  const on = turned(BOTTLE);
  return {
    outline: `${on.outline}M-44 -550H44V-626H-44Z`,
    art:
      rect([-34, -622], [68, 80], { fill: stopper, round: 10 }) +
      rect([8, -622], [26, 80], { fill: P.night, opacity: 0.2, round: 8 }) +
      path(on.outline, { fill: mix(content, P.chalk, 0.6) }) +
      on.clip(on.band(0, full, content) + on.stripe(-1.2, -0.95, P.white, 0.42)) +
      label(on, tag, [62, 282]) +
      on.shade(0.9),
  };
}

/** A small bottle with a dropper. */
export function vial({ content, stopper, tag }: BottleLook): Thing {
  const on = turned(VIAL);
  return {
    outline: `${on.outline}M-44 -256H44L28 -404H-28Z`,
    art:
      path("M-26 -306C-34 -350 -26 -404 0 -404C26 -404 34 -350 26 -306Z", { fill: P.night }) +
      rect([-46, -312], [92, 60], { fill: stopper, round: 8 }) +
      rect([14, -312], [32, 60], { fill: P.night, opacity: 0.22, round: 8 }) +
      path(on.outline, { fill: content }) +
      on.clip(on.stripe(-1.2, -0.9, P.white, 0.4)) +
      label(on, tag, [34, 180]) +
      on.shade(0.9),
  };
}

type TinLook = {
  readonly coat: string;
  readonly figure: string;
  readonly lid: string;
  readonly tag: Label;
  readonly tall?: number;
};

/** A printed tin: pattern above and below, words between. */
export function tin({ coat, figure, lid, tag, tall = 330 }: TinLook): Thing {
  const on = turned(TIN.map(([h, r]) => [(h / 330) * tall, r] as const));
  const cap = turned([
    [0, 156],
    [0, 156],
    [44, 156],
    [44, 156],
  ]);
  return {
    outline: `${on.outline}M-156 ${-tall}H156V${-tall - 44}H-156Z`,
    art:
      path(on.outline, { fill: coat }) +
      on.clip(
        triangles(on, { low: 8, high: 42, count: 16, colour: figure }) +
          diamonds(on, { low: tall - 66, high: tall - 16, count: 14, colour: figure }) +
          rings(on, [52, tall - 76], figure, 6),
      ) +
      label(on, tag, [70, tall - 92]) +
      on.shade(0.9) +
      move(
        path(cap.outline, { fill: lid }) +
          cap.shade() +
          cap.mouth(lighter(lid, 0.2), lighter(lid, 0.1), 0.07),
        0,
        -tall + 4,
      ),
  };
}

export function tub({ content, coat, tag }: { content: string; coat: string; tag: Label }): Thing {
  const on = turned(TUB);
  const swirl =
    path("M-120 -178C-80 -236 -10 -214 20 -250C40 -216 130 -236 128 -176Z", { fill: content }) +
    path("M-70 -192C-20 -222 20 -196 74 -214", { stroke: darker(content, 0.14), width: 8 });
  return {
    outline: on.outline,
    art:
      path(on.outline, { fill: coat }) +
      label(on, { ...tag, lines: tag.lines.slice(0, 1) }, [14, 156]) +
      on.shade() +
      on.mouth(lighter(coat, 0.25), content, 0.06) +
      swirl,
  };
}

/** An open sack with its edge rolled down, filled to a heap. */
export function sack({
  cloth,
  stripe,
  heap,
  tag,
}: {
  cloth: string;
  stripe: string;
  heap: Thing;
  tag?: readonly string[];
}): Thing {
  const on = turned([
    [0, 200],
    [20, 232],
    [140, 262],
    [300, 244],
    [370, 226],
  ]);
  const roll = turned([
    [0, 232],
    [20, 252],
    [46, 250],
    [66, 226],
  ]);
  const size = tag ? fitted(tag, 300, 74) : 0;
  const text = tag
    ? tag
        .map((line, index) => move(words({ text: line, size, fill: stripe }).art, -10, -150 + index * size))
        .join("")
    : "";
  return {
    outline: `${on.outline}M-220 -400L220 -400L60 -520L-60 -520Z`,
    art:
      path(on.outline, { fill: cloth }) +
      on.clip(
        on.stripe(-0.9, -0.82, stripe, 1) +
          on.stripe(0.82, 0.9, stripe, 1) +
          times(16, (index) =>
            on.line(
              [
                [-1.5 + index * 0.2, 8],
                [-1.44 + index * 0.2, 360],
              ],
              darker(cloth, 0.1),
              3,
            ),
          ) +
          text,
      ) +
      on.shade() +
      move(path(roll.outline, { fill: lighter(cloth, 0.25) }) + roll.shade(), 0, -344) +
      ellipse([0, -410], [222, 38], { fill: darker(cloth, 0.5) }) +
      move(heap.art, 0, -398),
  };
}

/** A paper pouch with a folded top and a printed front. */
export function pouch({ paper, figure, tag }: { paper: string; figure: string; tag: Label }): Thing {
  const front = polygon([
    [-160, 0],
    [160, 0],
    [172, -400],
    [-172, -400],
  ]);
  const size = fitted(tag.lines, 204, 58);
  const text = tag.lines
    .map((line, index) => move(words({ text: line, size, fill: tag.ink }).art, 0, -196 + index * size * 1.02))
    .join("");
  const teeth = times(9, (index) =>
    path(
      polygon([
        [-158 + index * 36, -6],
        [-140 + index * 36, -52],
        [-122 + index * 36, -6],
      ]),
      { fill: figure },
    ),
  );
  return {
    outline: `${front}M-172 -400L172 -400L166 -452L-166 -452Z`,
    art:
      path(front, { fill: paper }) +
      teeth +
      rect([-168, -70], [336, 10], { fill: figure }) +
      circle([0, -232], 134, { fill: tag.paper }) +
      (tag.mark === "leaf" ? move(leafMark(tag.ink), 0, -294) : move(sunMark(tag.ink), 0, -294)) +
      text +
      path(
        polygon([
          [90, 0],
          [160, 0],
          [172, -400],
          [110, -400],
        ]),
        { fill: P.night, opacity: 0.16 },
      ) +
      path(
        polygon([
          [-172, -400],
          [172, -400],
          [166, -456],
          [-166, -456],
        ]),
        { fill: darker(paper, 0.16) },
      ) +
      rect([-176, -416], [352, 22], { fill: figure, round: 8 }),
  };
}

/** A bar of soap, cut by hand, with a stamp. */
export function bar({ soap, stamp }: { soap: string; stamp: string }): Thing {
  const top = polygon([
    [-190, -110],
    [130, -110],
    [200, -190],
    [-120, -190],
  ]);
  const front = polygon([
    [-190, -110],
    [130, -110],
    [130, 0],
    [-190, 0],
  ]);
  const side = polygon([
    [130, -110],
    [200, -190],
    [200, -80],
    [130, 0],
  ]);
  return {
    outline: polygon([
      [-190, 0],
      [130, 0],
      [200, -80],
      [200, -190],
      [-120, -190],
      [-190, -110],
    ]),
    art:
      path(front, { fill: soap }) +
      path(side, { fill: darker(soap, 0.35) }) +
      path(top, { fill: lighter(soap, 0.16) }) +
      rect([-150, -84], [240, 58], { stroke: stamp, width: 5, round: 26 }) +
      move(words({ text: "ỌJÀ", size: 42, fill: stamp }).art, -30, -40) +
      path("M-170 -122L120 -122", { stroke: lighter(soap, 0.4), width: 5, opacity: 0.8 }),
  };
}

/** A storage tin with a belt of weaving: for tea and incense. */
export const caddy = (clay: string, figure: string): Thing => {
  const on = turned([
    [0, 110],
    [10, 128],
    [230, 128],
    [250, 118],
  ]);
  const lid = turned([
    [0, 132],
    [30, 128],
    [60, 70],
    [70, 26],
    [96, 30],
    [108, 10],
  ]);
  return {
    outline: `${on.outline}M-130 -246H130L20 -360H-20Z`,
    art:
      path(on.outline, { fill: clay }) +
      on.clip(
        belted(figure, clay)(on) +
          waves(on, { low: 22, high: 44, count: 10, colour: figure }) +
          zigzag(on, { low: 200, high: 226, count: 16, colour: figure }, 5),
      ) +
      on.shade() +
      move(path(lid.outline, { fill: darker(clay, 0.15) }) + lid.shade(), 0, -246),
  };
};
