import { turned } from "../paint/lathe";
import { darker, lighter, P } from "../paint/palette";
import type { Thing } from "../paint/scene";
import { boxPath, circle, ellipse, group, inside, move, path, polygon, rect, times } from "../paint/svg";

/** Half a great calabash under skin, a long neck, twenty-one strings. */
export function kora(): Thing {
  const strings = (side: number) =>
    times(10, (index) =>
      path(`M${side * (26 + index * 2.6)} ${-250 - index * 4}L${side * 11} ${-640 - index * 36}`, {
        stroke: P.chalk,
        width: 2.6,
      }),
    );
  const rings = times(15, (index) =>
    rect([-24, -600 - index * 30], [48, 15], { fill: index % 2 ? P.earth : P.bark, round: 6 }),
  );
  return {
    outline: "M-250 -250a250 250 0 1 0 500 0a250 250 0 1 0 -500 0ZM-18 -480H18V-1090H-18Z",
    art:
      rect([-18, -1090], [36, 1080], { fill: P.earth, round: 14 }) +
      circle([0, -250], 252, { fill: P.calabash }) +
      circle([0, -250], 252, { stroke: darker(P.calabash, 0.35), width: 12 }) +
      inside(
        "M-252 -250a252 252 0 1 0 504 0a252 252 0 1 0 -504 0Z",
        circle([150, -170], 300, { fill: P.night, opacity: 0.1 }),
      ) +
      circle([0, -250], 214, { fill: P.chalk }) +
      times(28, (index) =>
        group(circle([0, -232], 8, { fill: P.oil }), `translate(0 -250) rotate(${(index * 360) / 28})`),
      ) +
      circle([112, -330], 44, { fill: P.bark }) +
      circle([112, -330], 58, { stroke: P.palm, width: 8, dash: "8 12" }) +
      [-92, 92]
        .map(
          (x) =>
            rect([x - 11, -560], [22, 420], { fill: P.clay, round: 10 }) +
            rect([x + 1, -560], [10, 420], { fill: P.night, opacity: 0.25, round: 5 }),
        )
        .join("") +
      rect([-150, -196], [300, 22], { fill: P.earth, round: 8 }) +
      rect([-40, -300], [80, 130], { fill: P.earth, round: 10 }) +
      rect([-9, -1090], [18, 640], { fill: lighter(P.earth, 0.2), round: 9 }) +
      rings +
      strings(-1) +
      strings(1),
  };
}

/** A box thumb piano with iron tongues. */
export function agidigbo(wood: string): Thing {
  const body = "M-300 0H300L326 -470H-326Z";
  const tongues = times(9, (index) => {
    const long = 250 - Math.abs(index - 4) * 30;
    const x = -144 + index * 36;
    return (
      rect([x - 12, -420], [24, long], { fill: "#59607c", round: 11 }) +
      rect([x - 12, -420], [9, long], { fill: P.starch, opacity: 0.75, round: 4 })
    );
  });
  const line = darker(wood, 0.45);
  return {
    outline: body,
    art:
      path(
        polygon([
          [-326, -470],
          [326, -470],
          [290, -520],
          [-290, -520],
        ]),
        { fill: lighter(wood, 0.25) },
      ) +
      path(body, { fill: wood }) +
      inside(
        body,
        times(5, (index) =>
          path(
            `M-340 ${-70 - index * 96}C-140 ${-90 - index * 90} 120 ${-40 - index * 100} 340 ${-76 - index * 92}`,
            { stroke: line, width: 4, opacity: 0.5 },
          ),
        ) + rect([190, -480], [160, 500], { fill: P.night, opacity: 0.18 }),
      ) +
      circle([0, -92], 58, { fill: P.black }) +
      circle([0, -92], 72, { stroke: line, width: 8, dash: "12 10" }) +
      tongues +
      rect([-190, -392], [380, 24], { fill: P.bark, round: 8 }) +
      rect([-190, -340], [380, 14], { fill: "#59607c", round: 6 }) +
      times(
        6,
        (index) =>
          path(
            polygon([
              [-290 + index * 26, -20],
              [-277 + index * 26, -46],
              [-264 + index * 26, -20],
            ]),
            { fill: line },
          ) +
          path(
            polygon([
              [160 + index * 26, -20],
              [173 + index * 26, -46],
              [186 + index * 26, -20],
            ]),
            { fill: line },
          ),
      ),
  };
}

/** Tuned wooden keys over gourds, two rubber-tipped sticks. */
export function balafon(): Thing {
  const keys = 12;
  const gourds = times(keys, (index) => {
    const x = -380 + index * 69;
    const r = 60 - index * 2.2;
    return (
      circle([x, -70], r, { fill: index % 2 ? P.calabash : P.amber }) +
      circle([x + r * 0.3, -60], r * 0.62, { fill: P.night, opacity: 0.16 }) +
      circle([x - r * 0.35, -90], r * 0.2, { fill: P.chalk, opacity: 0.6 })
    );
  });
  const bars = times(keys, (index) => {
    const x = -380 + index * 69;
    const long = 300 - index * 10;
    const wood = index % 3 === 0 ? P.clay : index % 3 === 1 ? P.earth : "#94481f";
    return group(
      rect([-28, -long / 2], [56, long], { fill: wood, round: 10 }) +
        rect([-28, -long / 2], [18, long], { fill: lighter(wood, 0.25), round: 8 }) +
        circle([0, -long * 0.32], 7, { fill: P.night }) +
        circle([0, long * 0.32], 7, { fill: P.night }),
      `translate(${x + 16} -200) skewX(-14) scale(1 0.62)`,
    );
  });
  return {
    outline: boxPath([-430, -290], [850, 290]),
    art:
      gourds +
      rect([-440, -150], [880, 22], { fill: P.bark, round: 8 }) +
      rect([-410, -292], [880, 18], { fill: P.bark, round: 8 }) +
      bars +
      path("M-300 -330L60 -430M-120 -300L260 -380", { stroke: P.raffia, width: 16 }) +
      circle([66, -432], 30, { fill: P.palm }) +
      circle([266, -382], 30, { fill: P.palm }) +
      path("M-440 -140L-452 0M440 -140L456 0", { stroke: P.bark, width: 26 }),
  };
}

/** Ọjà, the Igbo notched flute, standing in a clay cup. */
export function flute(wood: string): Thing {
  const on = turned(
    [
      [0, 40],
      [30, 62],
      [200, 74],
      [330, 58],
      [520, 52],
      [600, 66],
      [640, 70],
      [660, 60],
    ],
    0.2,
  );
  const line = darker(wood, 0.45);
  return {
    outline: on.outline,
    art:
      path(on.outline, { fill: wood }) +
      on.clip(
        [90, 104, 250, 264, 470, 484, 590]
          .map((height, index) => on.ring(height, index % 2 ? P.palm : line, 9))
          .join("") +
          times(9, (index) =>
            on.line(
              [
                [-1.4 + index * 0.34, 120],
                [-1.3 + index * 0.34, 236],
              ],
              line,
              6,
            ),
          ),
      ) +
      on.shade() +
      ellipse([-34, -380], [13, 16], { fill: P.black }) +
      ellipse([34, -380], [13, 16], { fill: P.black }) +
      path("M-26 -662C-20 -620 20 -620 26 -662Z", { fill: P.black }) +
      on.mouth(lighter(wood, 0.2), P.black, 0.3) +
      path("M60 -270C150 -250 160 -120 110 -60", { stroke: P.palm, width: 9 }) +
      move(
        times(5, (index) => path(`M0 0L${-16 + index * 8} 60`, { stroke: P.ochre, width: 7 })),
        108,
        -64,
      ),
  };
}
