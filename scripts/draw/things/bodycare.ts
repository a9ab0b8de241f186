import { darker, lighter, P } from "../paint/palette";
import { chanceOf } from "../paint/random";
import type { Thing } from "../paint/scene";
import { circle, ellipse, group, path, times } from "../paint/svg";

/** A knotted bath sponge of beaten palm fibre. */
export function sponge(name: string, fibre: string = P.raffia): Thing {
  const chance = chanceOf(name);
  const threads = times(150, () => {
    const turn = chance.between(0, Math.PI * 2);
    const far = chance.between(120, 250);
    const bend = chance.between(-0.7, 0.7);
    const [x, y] = [Math.cos(turn) * far, Math.sin(turn) * far * 0.72 - 190];
    const [cx, cy] = [Math.cos(turn + bend) * far * 0.6, Math.sin(turn + bend) * far * 0.5 - 190];
    return path(`M0 -190Q${cx.toFixed(0)} ${cy.toFixed(0)} ${x.toFixed(0)} ${y.toFixed(0)}`, {
      stroke: chance.pick([fibre, darker(fibre, 0.14), lighter(fibre, 0.4)]),
      width: 7,
    });
  });
  const loop = path("M-10 -320C-60 -470 90 -470 30 -320", { stroke: P.palm, width: 14 });
  return {
    art: loop + ellipse([0, -184], [210, 158], { fill: darker(fibre, 0.3) }) + threads,
    outline: "M-220 -180a220 165 0 1 0 440 0a220 165 0 1 0 -440 0Z",
  };
}

/** A carved comb standing on its teeth. */
export function comb(wood: string): Thing {
  const teeth = times(9, (index) => path(`M${-112 + index * 28} -250V-14`, { stroke: wood, width: 15 }));
  const body =
    path(
      "M-130 -240L-130 -330C-130 -400 -90 -410 -70 -470C-50 -540 50 -540 70 -470C90 -410 130 -400 130 -330L130 -240Z",
      { fill: wood },
    ) +
    circle([0, -470], 30, { fill: darker(wood, 0.5) }) +
    path("M-96 -270H96M-96 -290H96", { stroke: darker(wood, 0.45), width: 6 }) +
    times(5, (index) => path(`M${-80 + index * 40} -310l20 34l20 -34Z`, { fill: darker(wood, 0.45) })) +
    path("M-70 -380l30 -28l30 28l-30 28ZM10 -380l30 -28l30 28l-30 28Z", { fill: darker(wood, 0.45) }) +
    path("M60 -500C110 -430 130 -400 130 -330L130 -240H100V-330C100 -400 70 -420 60 -500Z", {
      fill: P.night,
      opacity: 0.2,
    });
  return {
    art: teeth + body,
    outline:
      "M-130 0L130 0L130 -330C120 -400 90 -410 70 -470C50 -540 -50 -540 -70 -470C-90 -410 -130 -400 -130 -330Z",
  };
}

/** Half a coconut shell, white inside. */
export const coconut = (): Thing => ({
  art:
    path("M-160 -130C-160 30 160 30 160 -130Z", { fill: P.bark }) +
    times(14, (index) =>
      path(`M${-140 + index * 21} ${-96 + Math.abs(index - 7) * -3}l10 44`, { stroke: P.earth, width: 5 }),
    ) +
    ellipse([0, -132], [162, 58], { fill: P.earth }) +
    ellipse([0, -132], [144, 48], { fill: P.chalk }) +
    ellipse([6, -122], [104, 30], { fill: P.starch }),
  outline: "M-160 -130C-160 30 160 30 160 -130C160 -200 -160 -200 -160 -130Z",
});

/** Baobab pod, open, with its chalky pulp. */
export const baobab = (): Thing => ({
  art:
    path(
      "M-210 -70C-210 -150 -60 -190 60 -180C180 -170 230 -120 220 -80C210 -20 80 10 -60 0C-150 -6 -210 -20 -210 -70Z",
      { fill: "#7d7a4a" },
    ) +
    path(
      "M-170 -80C-160 -140 -40 -160 60 -152C150 -146 190 -110 184 -82C176 -40 60 -20 -50 -26C-120 -30 -170 -44 -170 -80Z",
      { fill: P.chalk },
    ) +
    [
      [-100, -84],
      [-40, -104],
      [-30, -56],
      [30, -84],
      [90, -108],
      [90, -60],
      [140, -86],
    ]
      .map(([x = 0, y = 0]) =>
        group(
          ellipse([0, 0], [26, 18], { fill: P.raffia }) + ellipse([4, 4], [12, 8], { fill: P.earth }),
          `translate(${x} ${y})`,
        ),
      )
      .join(""),
  outline:
    "M-210 -70C-210 -150 -60 -190 60 -180C180 -170 230 -120 220 -80C210 -20 80 10 -60 0C-150 -6 -210 -20 -210 -70Z",
});

/** Shea nuts, some cracked. */
export const sheaNut = (isOpen = false): Thing => ({
  art:
    ellipse([0, -34], [46, 36], { fill: P.earth }) +
    ellipse([-14, -46], [14, 9], { fill: P.clay }) +
    (isOpen ? path("M-40 -30C-20 -4 20 -4 40 -30C30 -50 -30 -50 -40 -30Z", { fill: P.chalk }) : ""),
  outline: "M-46 -34a46 36 0 1 0 92 0a46 36 0 1 0 -92 0Z",
});
