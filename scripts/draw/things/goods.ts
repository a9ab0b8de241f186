import { darker, lighter, mix, P } from "../paint/palette";
import { chanceOf } from "../paint/random";
import type { Thing } from "../paint/scene";
import { circle, ellipse, group, move, path, times } from "../paint/svg";

/** Small things that lie about on a market table. */
const lying = (art: string, rx: number, ry: number): Thing => ({
  art,
  outline: `M${-rx} ${-ry}a${rx} ${ry} 0 1 0 ${2 * rx} 0a${rx} ${ry} 0 1 0 ${-2 * rx} 0Z`,
});

export const pepper = (colour: string = P.palm): Thing =>
  lying(
    path("M-46 -30C-60 -70 -30 -92 0 -84C32 -94 60 -68 48 -30C42 0 20 4 6 0C-2 8 -34 4 -46 -30Z", {
      fill: colour,
    }) +
      path("M-14 -82C-20 -50 -16 -20 -4 -2M20 -84C30 -56 26 -24 12 -2", {
        stroke: darker(colour, 0.3),
        width: 6,
      }) +
      path("M-34 -62q4 -14 14 -16", { stroke: lighter(colour, 0.6), width: 7 }) +
      path("M0 -82C4 -104 18 -112 30 -112", { stroke: P.leaf, width: 12 }) +
      path("M-20 -84q20 -14 42 0q-22 12 -42 0Z", { fill: P.leaf }),
    50,
    36,
  );

export const kolaNut = (colour: string = P.pink): Thing =>
  lying(
    path("M-44 -22C-44 -56 -14 -66 8 -62C40 -58 52 -32 44 -12C34 10 -40 10 -44 -22Z", { fill: colour }) +
      path("M2 -62C-6 -40 -4 -18 6 4M-42 -24C-16 -34 20 -32 46 -24", {
        stroke: darker(colour, 0.35),
        width: 5,
      }),
    46,
    32,
  );

export const cowrie = (): Thing =>
  lying(
    ellipse([0, -26], [42, 28], { fill: P.chalk }) +
      path("M-34 -26C-14 -34 14 -34 34 -26", { stroke: darker(P.raffia, 0.45), width: 6 }) +
      times(7, (index) => path(`M${-24 + index * 8} -34v14`, { stroke: darker(P.raffia, 0.35), width: 3 })),
    42,
    28,
  );

export const sprig = (leaf: string = P.leaf): Thing =>
  lying(
    path("M-110 -6C-50 -30 30 -30 110 -14", { stroke: darker(leaf, 0.2), width: 7 }) +
      times(5, (index) => {
        const x = -80 + index * 42;
        const up = path("M0 0C6 -34 34 -50 62 -50C58 -22 34 -2 0 0Z", {
          fill: index % 2 ? leaf : lighter(leaf, 0.22),
        });
        return move(up, x, -22, 1) + group(up, `translate(${x + 10} ${-18}) scale(1 -0.6)`);
      }),
    110,
    24,
  );

/** A loose heap: grain, seeds, petals, chips. */
export function heap(
  name: string,
  colours: readonly [string, ...string[]],
  { width, height, grain }: { width: number; height: number; grain: number },
): Thing {
  const chance = chanceOf(name);
  const base = colours[0];
  const mound = `M${-width / 2} 0C${-width * 0.36} ${-height * 0.5} ${-width * 0.2} ${-height} 0 ${-height}C${width * 0.2} ${-height} ${width * 0.36} ${-height * 0.5} ${width / 2} 0C${width * 0.3} 26 ${-width * 0.3} 26 ${-width / 2} 0Z`;
  const bits = times(Math.round((width * height) / (grain * grain * 1.15)), () => {
    const across = chance.between(-0.5, 0.5);
    const top = Math.cos(across * Math.PI) ** 1.25;
    const at = [across * width * 1.02, -chance.between(-0.08, 1) * top * height] as const;
    return group(
      ellipse([0, 0], [grain * 0.62, grain * 0.36], { fill: chance.pick(colours) }),
      `translate(${at[0].toFixed(1)} ${at[1].toFixed(1)}) rotate(${chance.whole(0, 180)})`,
    );
  });
  return { art: path(mound, { fill: mix(base, P.earth, 0.3) }) + bits, outline: mound };
}

export const scoop = (): Thing => ({
  art:
    path("M-130 -40C-130 10 -10 20 40 -20C60 -60 -20 -80 -130 -40Z", { fill: P.clay }) +
    ellipse([-46, -46], [86, 26], { fill: P.bark }) +
    path("M36 -40C90 -54 150 -96 190 -120", { stroke: P.clay, width: 22 }) +
    path("M36 -46C90 -60 150 -102 188 -124", { stroke: lighter(P.clay, 0.25), width: 6 }),
  outline: "M-130 -40C-130 10 -10 20 40 -20L190 -110L180 -130L40 -60C-20 -80 -90 -70 -130 -40Z",
});

export const dipper = (): Thing => ({
  art:
    path("M-150 -16L110 -96", { stroke: P.calabash, width: 16 }) +
    group(
      times(5, (index) =>
        ellipse([index * 17, 0], [8, 34 - Math.abs(index - 2) * 5], { fill: index % 2 ? P.amber : P.clay }),
      ),
      "translate(100 -94) rotate(-17)",
    ),
  outline: "M-150 -22L190 -130L196 -90L-148 -6Z",
});

export const bead = (colour: string, r = 26): Thing =>
  lying(
    circle([0, -r], r, { fill: colour }) +
      circle([-r * 0.3, -r * 1.35], r * 0.26, { fill: P.white, opacity: 0.75 }) +
      ellipse([r * 0.1, -r], [r * 0.16, r * 0.3], { fill: darker(colour, 0.5) }),
    r,
    r * 0.8,
  );
