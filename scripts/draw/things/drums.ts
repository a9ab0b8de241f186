import { diamonds, dots, rings, triangles, waves, zigzag } from "../paint/bands";
import { type Profile, turned } from "../paint/lathe";
import { darker, lighter, P } from "../paint/palette";
import type { Thing } from "../paint/scene";
import { circle, ellipse, group, move, path, times } from "../paint/svg";

const skin = (height: number, radius: number): string =>
  ellipse([0, -height], [radius, radius * 0.17], { fill: P.raffia }) +
  ellipse([0, -height + 4], [radius * 0.86, radius * 0.14], { fill: P.chalk }) +
  ellipse([-radius * 0.1, -height + 4], [radius * 0.44, radius * 0.07], { fill: "#efe2c0" });

/** A goblet drum: carved body, rope in diamonds, goatskin head. */
export function djembe(wood: string, rope: string): Thing {
  const on = turned([
    [0, 128],
    [0, 132],
    [60, 122],
    [190, 88],
    [270, 84],
    [330, 120],
    [440, 196],
    [560, 214],
    [600, 212],
  ]);
  const line = darker(wood, 0.5);
  return {
    outline: on.outline,
    art:
      path(on.outline, { fill: wood }) +
      on.clip(
        diamonds(on, { low: 60, high: 160, count: 8, colour: line }) +
          rings(on, [44, 178], line, 8) +
          triangles(on, { low: 6, high: 36, count: 14, colour: line }) +
          zigzag(on, { low: 356, high: 560, count: 11, colour: rope }, 8) +
          zigzag(on, { low: 560, high: 356, count: 11, colour: lighter(rope, 0.3) }, 5) +
          rings(on, [350, 362], rope, 11) +
          rings(on, [564, 578], rope, 13),
      ) +
      on.shade() +
      skin(600, 212),
  };
}

/** An hourglass drum whose cords squeeze it into speech, with its bent stick. */
export function talkingDrum(wood: string, cord: string): Thing {
  const on = turned([
    [0, 190],
    [0, 196],
    [26, 196],
    [140, 120],
    [270, 74],
    [400, 120],
    [514, 196],
    [540, 196],
    [540, 190],
  ] as Profile);
  const cords = times(23, (index) => {
    const turn = -1.5 + (index * 3) / 22;
    const [x, y] = [198 * Math.sin(turn), 33 * Math.cos(turn)];
    return path(
      `M${x.toFixed(1)} ${(y - 24).toFixed(1)}Q${(x * 0.62).toFixed(1)} ${(y - 270).toFixed(1)} ${x.toFixed(1)} ${(y - 516).toFixed(1)}`,
      { stroke: index % 2 ? cord : darker(cord, 0.2), width: 8 },
    );
  });
  const stick =
    path("M250 -40L330 -330C344 -380 400 -384 420 -340", { stroke: P.bark, width: 22 }) +
    path("M250 -40L330 -330C344 -380 400 -384 420 -340", { stroke: P.clay, width: 8 }) +
    ellipse([422, -330], [20, 28], { fill: P.bark });
  const strap =
    path("M-190 -470C-330 -430 -340 -120 -190 -70", { stroke: P.palm, width: 26 }) +
    path("M-190 -470C-330 -430 -340 -120 -190 -70", { stroke: P.ochre, width: 8, dash: "14 14" });
  return {
    outline: `${
      turned([
        [0, 196],
        [270, 150],
        [540, 196],
      ]).outline
    }M250 -40L320 -340L420 -380L440 -320L340 -310L270 -40Z`,
    art:
      strap +
      path(on.outline, { fill: wood }) +
      on.shade() +
      cords +
      on.clip(on.stripe(0.7, 1.57, P.night, 0.25)) +
      on.clip(rings(on, [16, 524], P.bark, 26)) +
      skin(540, 196) +
      stick,
  };
}

/** A gourd in a net of beads. */
export function shekere(gourd: string, bead: string, other: string): Thing {
  const on = turned([
    [0, 70],
    [30, 160],
    [130, 226],
    [250, 190],
    [330, 90],
    [390, 52],
    [560, 46],
    [640, 54],
    [660, 44],
  ]);
  const net = times(7, (row) => {
    const low = 36 + row * 40;
    const belt = { low, high: low + 40, count: 12, colour: P.bark };
    return (
      zigzag(on, belt, 4) +
      dots(on, { ...belt, high: low + 2, count: row % 2 ? 12 : 12, colour: row % 2 ? bead : other }, 14)
    );
  });
  return {
    outline: on.outline,
    art:
      path(on.outline, { fill: gourd }) +
      on.clip(net + rings(on, [318, 330, 342], bead, 9)) +
      on.shade() +
      ellipse([0, -660], [44, 8], { fill: darker(gourd, 0.3) }),
  };
}

/** A clay pot drum with a second mouth in its side. */
export function udu(clay: string, line: string): Thing {
  const on = turned([
    [0, 100],
    [60, 214],
    [190, 270],
    [320, 220],
    [400, 110],
    [470, 64],
    [540, 62],
    [590, 92],
  ]);
  return {
    outline: on.outline,
    art:
      path(on.outline, { fill: clay }) +
      on.clip(
        waves(on, { low: 60, high: 96, count: 8, colour: line }, 8) +
          rings(on, [44, 112, 390, 404], line, 8) +
          dots(on, { low: 414, high: 440, count: 14, colour: line }, 8) +
          triangles(on, { low: 318, high: 378, count: 13, colour: line }),
      ) +
      on.shade() +
      ellipse([-70, -224], [66, 60], { fill: lighter(clay, 0.2) }) +
      ellipse([-66, -220], [50, 46], { fill: P.black }) +
      on.mouth(lighter(clay, 0.2), P.black, 0.2),
  };
}

/** Two iron bells on one handle, and a stick. */
export function agogo(): Thing {
  const iron = "#4b5066";
  const bell = (scale: number) =>
    group(
      path("M-46 -330L-100 -20C-60 26 60 26 100 -20L46 -330C30 -350 -30 -350 -46 -330Z", { fill: iron }) +
        path("M-46 -330L-100 -20C-84 0 -66 8 -50 12L-14 -342C-28 -342 -40 -338 -46 -330Z", {
          fill: lighter(iron, 0.25),
        }) +
        path("M46 -330L100 -20C84 0 66 8 50 12L20 -342C30 -342 40 -338 46 -330Z", {
          fill: P.night,
          opacity: 0.4,
        }) +
        ellipse([0, -14], [100, 28], { fill: P.black }),
      `scale(${scale})`,
    );
  const handle =
    path("M-130 -300C-130 -480 150 -480 150 -230", { stroke: iron, width: 30 }) +
    path("M-130 -300C-130 -480 150 -480 150 -230", { stroke: lighter(iron, 0.3), width: 8 });
  const grip = times(7, (index) =>
    path(`M${-60 + index * 24} ${-446 + Math.abs(index - 3) * 5}l10 42`, {
      stroke: index % 2 ? P.palm : P.ochre,
      width: 20,
    }),
  );
  return {
    outline: "M-240 0H220V-240L150 -420L-60 -450L-180 -320Z",
    art:
      handle +
      grip +
      move(bell(1), -130, -20) +
      move(bell(0.74), 150, -18) +
      path("M250 -6L410 -250", { stroke: P.clay, width: 24 }) +
      circle([412, -254], 24, { fill: P.palm }),
  };
}
