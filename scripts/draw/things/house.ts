import type { Weave } from "../cloths/adire";
import { diamonds, dots, rings, triangles, zigzag } from "../paint/bands";
import { type Profile, turned } from "../paint/lathe";
import { darker, lighter, P } from "../paint/palette";
import { chanceOf } from "../paint/random";
import type { Thing } from "../paint/scene";
import {
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

type Dyes = readonly [string, string, string];

/** A round market basket of elephant grass with leather on its handle. */
export function basket([a, b, c]: Dyes): Thing {
  const on = turned([
    [0, 210],
    [40, 262],
    [150, 290],
    [290, 262],
    [330, 250],
  ]);
  const rows = times(14, (row) => {
    const low = row * 24;
    const colour = [a, a, b, a, c, c, b, c, a, a, b, a, c, a][row] ?? a;
    const cells = times(18, (index) => {
      const from = -Math.PI / 2 + (Math.PI * (index + (row % 2) * 0.5)) / 18;
      return on.patch(
        [
          [from, low + 2],
          [from + 0.14, low + 2],
          [from + 0.14, low + 21],
          [from, low + 21],
        ],
        lighter(colour, 0.14),
      );
    });
    return on.band(low, low + 25, colour) + cells;
  });
  const grip = "M-196 -318C-190 -610 190 -610 196 -318";
  return {
    outline: `${on.outline}M-210 -318C-204 -640 204 -640 210 -318H182C176 -590 -176 -590 -182 -318Z`,
    art:
      path(on.outline, { fill: a }) +
      on.clip(rows) +
      on.shade() +
      on.mouth(lighter(a, 0.2), P.bark, 0.07) +
      path(grip, { stroke: P.bark, width: 40 }) +
      path(grip, { stroke: P.earth, width: 30 }) +
      path(grip, { stroke: P.clay, width: 4, dash: "10 14" }),
  };
}

/** A stool cut from one log: round seat, carved waist. */
export function stool(wood: string): Thing {
  const on = turned([
    [0, 210],
    [0, 214],
    [44, 214],
    [56, 170],
    [120, 120],
    [190, 110],
    [260, 128],
    [320, 190],
    [336, 226],
    [336, 230],
    [392, 232],
    [392, 232],
  ] as Profile);
  const line = darker(wood, 0.5);
  return {
    outline: on.outline,
    art:
      path(on.outline, { fill: wood }) +
      on.clip(
        diamonds(on, { low: 120, high: 250, count: 9, colour: line }) +
          rings(on, [104, 266], line, 8) +
          triangles(on, { low: 346, high: 384, count: 18, colour: line }) +
          triangles(on, { low: 6, high: 38, count: 16, colour: line }),
      ) +
      on.shade() +
      on.mouth(lighter(wood, 0.22), lighter(wood, 0.12), 0.1),
  };
}

/** A lamp of pierced calabash: light leaks through the holes. */
export function lamp(shell: string): Thing {
  const foot = turned([
    [0, 130],
    [20, 132],
    [44, 60],
    [150, 26],
    [190, 26],
  ]);
  const on = turned([
    [0, 70],
    [50, 180],
    [150, 226],
    [250, 190],
    [310, 110],
    [330, 96],
  ]);
  const holes = [70, 110, 150, 190, 230]
    .map((low, row) =>
      dots(on, { low, high: low + 6, count: 13 + (row % 2), colour: P.chalk }, 9 + (row % 3) * 3),
    )
    .join("");
  const stars = [90, 130, 170, 210]
    .map((low, row) => dots(on, { low, high: low + 6, count: 22 - row, colour: P.ochre }, 5))
    .join("");
  return {
    outline: `${foot.outline}M-226 -300a226 190 0 1 0 452 0a226 190 0 1 0 -452 0Z`,
    art:
      circle([0, -350], 330, { fill: P.ochre, opacity: 0.22 }) +
      circle([0, -350], 262, { fill: P.ochre, opacity: 0.3 }) +
      path(foot.outline, { fill: P.bark }) +
      foot.shade() +
      move(
        path(on.outline, { fill: shell }) +
          on.clip(holes + stars + zigzag(on, { low: 272, high: 300, count: 12, colour: P.chalk }, 6)) +
          on.shade(0.7) +
          on.mouth(lighter(shell, 0.2), P.ochre, 0.14),
        0,
        -176,
      ),
  };
}

/** A hand fan of woven raffia on a wrapped stick. */
export function fan([a, b, c]: Dyes): Thing {
  const cells = times(13 * 13, (index) => {
    const [column, row] = [index % 13, Math.floor(index / 13)];
    const from = Math.max(Math.abs(column - 6), Math.abs(row - 6));
    const fill = from % 3 === 0 ? a : from % 3 === 1 ? b : c;
    return rect([-234 + column * 36, -234 + row * 36], [34, 34], {
      fill: (column + row) % 2 ? fill : lighter(fill, 0.18),
    });
  });
  const face = blob8(250);
  return {
    outline:
      "M-20 0H20V-300C250 -330 300 -520 200 -680C80 -800 -120 -790 -220 -660C-300 -500 -240 -330 -20 -300Z",
    art:
      rect([-16, -320], [32, 320], { fill: P.calabash, round: 14 }) +
      times(8, (index) => rect([-18, -300 + index * 22], [36, 12], { fill: index % 2 ? a : b })) +
      move(
        path(face, { fill: c }) +
          inside(
            face,
            group(cells, "rotate(45) scale(1.12)") +
              path("M40 -300C260 -200 280 100 120 300L400 300V-300Z", { fill: P.night, opacity: 0.14 }),
          ) +
          path(face, { stroke: P.earth, width: 18 }),
        0,
        -530,
      ),
  };
}

const blob8 = (r: number): string => {
  const points = Array.from(
    { length: 12 },
    (_, index): Point => [Math.cos((index / 12) * Math.PI * 2) * r, Math.sin((index / 12) * Math.PI * 2) * r],
  );
  return polygon(
    points.flatMap((point, index): Point[] => {
      const next = points[(index + 1) % 12] ?? point;
      return [point, [((point[0] + next[0]) / 2) * 1.03, ((point[1] + next[1]) / 2) * 1.03]];
    }),
  );
};

/** A fat square cushion. */
export function cushion(weave: Weave, name: string): Thing {
  const body =
    "M-320 -30C-340 -200 -340 -440 -316 -600C-180 -560 180 -560 316 -600C340 -440 340 -200 320 -30C180 -66 -180 -66 -320 -30Z";
  return {
    outline: body,
    art:
      inside(
        body,
        group(weave({ width: 760, height: 700 }, chanceOf(name)), "translate(-380 -640)") +
          path("M150 -700C260 -500 280 -200 180 0L420 0V-700Z", { fill: P.night, opacity: 0.24 }) +
          path("M-316 -600C-260 -500 -260 -160 -320 -30L-230 -50C-200 -200 -200 -440 -250 -580Z", {
            fill: P.white,
            opacity: 0.18,
          }),
      ) +
      path(body, { stroke: P.night, width: 9, opacity: 0.7 }) +
      [
        [-318, -602],
        [318, -602],
        [-322, -28],
        [322, -28],
      ]
        .map(([x = 0, y = 0]) =>
          move(
            times(5, (index) => path(`M0 0L${-20 + index * 10} 54`, { stroke: P.ochre, width: 8 })) +
              circle([0, 0], 14, { fill: P.palm }),
            x,
            y,
            1,
            y < -300 ? 180 : 0,
          ),
        )
        .join(""),
  };
}

/** A sleeping mat, rolled and tied, with its woven edge showing. */
export function mat([a, b, c]: Dyes): Thing {
  const roll = boxPath([-360, -210], [690, 200]);
  const weave = times(18, (index) => {
    const fill = [a, b, a, c, a, b][index % 6] ?? a;
    return path(
      polygon([
        [-380 + index * 44, 0],
        [-350 + index * 44, 0],
        [-310 + index * 44, -220],
        [-340 + index * 44, -220],
      ]),
      { fill },
    );
  });
  return {
    outline: "M-360 -10H330C400 -10 400 -210 330 -210H-360C-420 -210 -420 -10 -360 -10Z",
    art:
      path("M-360 -10H330C400 -10 400 -210 330 -210H-360C-420 -210 -420 -10 -360 -10Z", { fill: P.raffia }) +
      inside(
        roll,
        weave +
          rect([-400, -70], [800, 80], { fill: P.night, opacity: 0.24 }) +
          rect([-400, -210], [800, 40], { fill: P.white, opacity: 0.22 }),
      ) +
      ellipse([330, -110], [54, 100], { fill: darker(P.raffia, 0.2) }) +
      [44, 32, 20, 9]
        .map((r, index) => ellipse([330, -110], [r, r * 1.86], { stroke: index % 2 ? a : P.earth, width: 6 }))
        .join("") +
      [-230, 170]
        .map((x) =>
          path(
            `M${x} -8C${x - 22} -80 ${x - 22} -150 ${x} -212M${x + 14} -8C${x - 8} -80 ${x - 8} -150 ${x + 14} -212`,
            { stroke: P.palm, width: 13 },
          ),
        )
        .join(""),
  };
}

/** Mortar and pestle from one tree. */
export function mortar(wood: string): Thing {
  const on = turned([
    [0, 150],
    [10, 164],
    [70, 150],
    [110, 96],
    [150, 96],
    [200, 170],
    [380, 214],
    [400, 216],
  ]);
  const line = darker(wood, 0.45);
  const pestle = group(
    rect([-30, -760], [60, 520], { fill: lighter(wood, 0.1), round: 28 }) +
      rect([6, -760], [24, 520], { fill: P.night, opacity: 0.22, round: 12 }) +
      rect([-36, -560], [72, 70], { fill: line, round: 10 }),
    "rotate(14 0 -300)",
  );
  return {
    outline: `${on.outline}M60 -400L170 -760L230 -740L130 -400Z`,
    art:
      path(on.outline, { fill: wood }) +
      on.clip(
        rings(on, [98, 156], line, 9) +
          zigzag(on, { low: 240, high: 330, count: 10, colour: line }, 10) +
          rings(on, [222, 350], line, 6),
      ) +
      on.shade() +
      on.mouth(lighter(wood, 0.16), P.bark, 0.16) +
      inside("M-300 -900H300V-402A196 34 0 0 1 -196 -402H-300Z", pestle),
  };
}

/** A market tray of painted enamel, leaning against the wall. */
export function tray(ground: string, rim: string, flower: string): Thing {
  const petals = (count: number, reach: number, half: number, fill: string) =>
    times(count, (index) =>
      group(
        path(
          `M0 -40C${half} ${-reach * 0.4} ${half} ${-reach * 0.9} 0 ${-reach}C${-half} ${-reach * 0.9} ${-half} ${-reach * 0.4} 0 -40Z`,
          { fill },
        ),
        `rotate(${(index * 360) / count})`,
      ),
    );
  return {
    outline: "M-360 -360a360 360 0 1 0 720 0a360 360 0 1 0 -720 0Z",
    art: move(
      circle([0, 0], 360, { fill: rim }) +
        circle([0, 0], 330, { fill: ground }) +
        circle([0, 0], 330, { stroke: darker(rim, 0.3), width: 6 }) +
        times(24, (index) => group(circle([0, -292], 11, { fill: rim }), `rotate(${index * 15})`)) +
        petals(8, 240, 66, P.leaf) +
        petals(8, 200, 58, flower) +
        petals(8, 140, 34, lighter(flower, 0.35)) +
        circle([0, 0], 52, { fill: P.ochre }) +
        times(12, (index) => group(circle([0, -32], 5, { fill: P.night }), `rotate(${index * 30})`)) +
        path("M-250 -220A340 340 0 0 1 40 -330", { stroke: P.white, width: 16, opacity: 0.5 }),
      0,
      -360,
    ),
  };
}

/** A calabash bowl, cut and burnt with figures. */
export function calabash(): Thing {
  const on = turned([
    [0, 60],
    [20, 130],
    [110, 240],
    [220, 270],
    [244, 266],
  ]);
  return {
    outline: on.outline,
    art:
      path(on.outline, { fill: P.calabash }) +
      on.clip(
        diamonds(on, { low: 120, high: 210, count: 10, colour: P.earth }) +
          rings(on, [106, 224], P.earth, 9) +
          dots(on, { low: 84, high: 96, count: 20, colour: P.earth }, 8) +
          triangles(on, { low: 30, high: 70, count: 12, colour: P.earth }),
      ) +
      on.shade() +
      on.mouth(lighter(P.calabash, 0.35), "#b97c34", 0.07),
  };
}
