import { eleko, INDIGO, oniko } from "../cloths/adire";
import { asoOke, kente } from "../cloths/loom";
import { fans, PRINTS, records } from "../cloths/wax";
import type { Drawing } from "../paint/drawing";
import { P } from "../paint/palette";
import { type Backdrop, PORTRAIT, type Size, type Stand, scene } from "../paint/scene";
import { group, move, path, rect, times } from "../paint/svg";
import { sheaNut } from "../things/bodycare";
import { chopsArt, cover, stack, standing, swatchArt } from "../things/books";
import { hung, pile, rolls } from "../things/cloth";
import { djembe, shekere, talkingDrum } from "../things/drums";
import { cowrie, heap, kolaNut, pepper } from "../things/goods";
import { basket, calabash, lamp, stool } from "../things/house";
import { bar, bottle, jar, sack, vial } from "../things/packs";
import { bridge, danfo, framed, gele } from "../things/prints";
import { BOWL, belted, enamel, incised, splashed, TALL_POT, vessel, WATER_POT } from "../things/vessels";

const SQUARE: Size = { width: 1080, height: 1080 };
const WIDE: Size = { width: 1600, height: 900 };

type Look = { readonly key: string; readonly alt: string; readonly size: Size; readonly backdrop: Backdrop };

const still = ({ key, alt, size, backdrop }: Look, stands: readonly Stand[], over = ""): Drawing => ({
  key,
  alt,
  size,
  svg: scene(key, size, backdrop, stands, over),
});

const adire = eleko({ ...INDIGO, cell: 150 });
const moons = oniko({ ground: P.indigo, resist: P.starch, cell: 210 });
const strips = kente([P.ochre, P.leaf, P.palm, P.night]);
const aso = asoOke(
  [
    [P.kola, 50],
    [P.ochre, 8],
    [P.kola, 18],
    [P.pink, 14],
    [P.kola, 18],
    [P.ochre, 8],
    [P.kola, 50],
  ],
  P.ochre,
  170,
);
const honey = jar({
  content: "#e08a0a",
  lid: P.bark,
  cloth: P.blue,
  tag: { paper: P.chalk, ink: P.bark, lines: ["OYIN"], mark: "sun" },
});
const oil = bottle({
  content: "#c8340a",
  stopper: P.calabash,
  tag: { paper: P.ochre, ink: P.oil, lines: ["EPO", "PUPA"], mark: "drop" },
});
const rice = sack({
  cloth: P.raffia,
  stripe: P.palm,
  heap: heap("cat-rice", [P.chalk, "#e8d8c0", "#c98f6a"], { width: 420, height: 130, grain: 20 }),
  tag: ["Ọ̀FADÀ"],
});
const waterPot = vessel({ profile: WATER_POT, clay: P.clay, ornament: incised(P.bark) });
const storage = vessel({ profile: TALL_POT, clay: P.calabash, ornament: belted(P.chalk, P.indigo) });
const splash = vessel({
  profile: BOWL,
  clay: P.chalk,
  inner: P.blue,
  rim: P.indigo,
  ornament: splashed(P.blue),
  lip: 0.07,
});
const chops = {
  title: ["Small", "Chops"],
  author: "Bísí Olúwàgbé",
  ground: P.kola,
  ink: P.ochre,
  art: chopsArt,
  titleAt: 36,
  size: 118,
};
const cloth = {
  title: ["Reading", "Cloth"],
  author: "Rẹ̀mí Ọṣúntókun",
  ground: P.chalk,
  ink: P.indigo,
  art: swatchArt,
  titleAt: 40,
  size: 108,
};
const plainBook = (title: string, ground: string, ink: string) => ({ ...cloth, title: [title], ground, ink });

/** A striped awning with a scalloped edge, across the top. */
function awning(width: number, drop: number): string {
  const part = 100;
  const dyes = [P.palm, P.chalk, P.blue, P.chalk] as const;
  return (
    rect([-60, drop - 10], [width + 120, 46], { fill: P.night, opacity: 0.22 }) +
    times(Math.ceil((width + 120) / part), (index) => {
      const x = -60 + index * part;
      return path(`M${x} -60H${x + part}V${drop - 24}a${part / 2} 44 0 0 1 ${-part} 0Z`, {
        fill: dyes[index % 4] ?? P.palm,
      });
    }) +
    rect([-60, drop - 46], [width + 120, 10], { fill: P.night, opacity: 0.14 })
  );
}

const onRod = (weave: typeof adire, name: string, size: Size, [x, y]: readonly [number, number]): string =>
  move(hung(weave, name, size), x, y);

const wideGoods: readonly Stand[] = [
  { thing: pile({ weaves: [aso, moons, strips], name: "hero-pile", width: 430, thick: 34 }), x: 250, y: 770 },
  { thing: storage, x: 560, y: 730, scale: 0.62 },
  { thing: basket([P.leaf, P.ochre, P.kola]), x: 800, y: 760, scale: 0.62 },
  { thing: djembe(P.earth, P.blue), x: 1070, y: 760, scale: 0.68 },
  { thing: rice, x: 1340, y: 770, scale: 0.6 },
  { thing: splash, x: 480, y: 850, scale: 0.62 },
  { thing: honey, x: 690, y: 852, scale: 0.5 },
  { thing: calabash(), x: 960, y: 862, scale: 0.5 },
  { thing: kolaNut(), x: 930, y: 752, scale: 0.9, isLifted: true },
  { thing: kolaNut(P.kola), x: 985, y: 748, scale: 0.9, isLifted: true },
  { thing: oil, x: 1190, y: 850, scale: 0.46 },
  { thing: pepper(), x: 1480, y: 860, scale: 0.9 },
  { thing: pepper(P.ochre), x: 1400, y: 876, scale: 0.75 },
];

const tallGoods: readonly Stand[] = [
  {
    thing: pile({ weaves: [aso, moons, strips], name: "hero-pile", width: 430, thick: 38 }),
    x: 260,
    y: 1010,
  },
  { thing: storage, x: 560, y: 985, scale: 0.82 },
  { thing: djembe(P.earth, P.blue), x: 860, y: 1010, scale: 0.86 },
  { thing: basket([P.leaf, P.ochre, P.kola]), x: 300, y: 1230, scale: 0.72 },
  { thing: honey, x: 580, y: 1220, scale: 0.66 },
  { thing: calabash(), x: 850, y: 1240, scale: 0.68 },
  { thing: kolaNut(), x: 810, y: 1090, scale: 1.2, isLifted: true },
  { thing: kolaNut(P.kola), x: 890, y: 1084, scale: 1.2, isLifted: true },
  { thing: pepper(), x: 470, y: 1300, scale: 1.1 },
  { thing: cowrie(), x: 690, y: 1300, scale: 1.1 },
];

const behindWide =
  onRod(adire, "hero-a", { width: 330, height: 440 }, [250, 150]) +
  onRod(fans(PRINTS.ochre, 150), "hero-b", { width: 330, height: 400 }, [1330, 150]);
const behindTall =
  onRod(adire, "hero-a", { width: 350, height: 620 }, [250, 210]) +
  onRod(fans(PRINTS.ochre, 160), "hero-b", { width: 350, height: 580 }, [840, 210]);

/** Cloth hangs behind the goods, so it is painted as the first thing. */
const backdropOf = (art: string): Stand => ({ thing: { art, outline: "M0 0Z" }, x: 0, y: 0, isLifted: true });

export const MARKET: readonly Drawing[] = [
  still(
    {
      key: "hero-wide",
      alt: "A market stall under a striped awning: hanging cloth, folded aso-oke, a painted jar, a basket, a drum, honey, rice and kola nuts",
      size: WIDE,
      backdrop: { wall: P.ochre, table: P.indigo, accent: P.palm, horizon: 0.7 },
    },
    [backdropOf(behindWide), ...wideGoods],
    awning(WIDE.width, 120),
  ),
  still(
    {
      key: "hero-tall",
      alt: "A market stall under a striped awning: hanging cloth, folded aso-oke, a painted jar, a drum, a basket, honey and kola nuts",
      size: PORTRAIT,
      backdrop: { wall: P.ochre, table: P.indigo, accent: P.palm, horizon: 0.66 },
    },
    [backdropOf(behindTall), ...tallGoods],
    awning(PORTRAIT.width, 170),
  ),
  still(
    {
      key: "category-textiles",
      alt: "Rolls of printed cloth beside folded indigo and aso-oke",
      size: SQUARE,
      backdrop: { wall: P.pink, table: P.kola, accent: P.chalk },
    },
    [
      {
        thing: rolls(
          [fans(PRINTS.ochre, 150), records(PRINTS.indigo, 150), fans(PRINTS.leaf, 150)],
          "cat-rolls",
          560,
        ),
        x: 760,
        y: 860,
      },
      {
        thing: pile({ weaves: [adire, aso, strips], name: "cat-pile", width: 520, thick: 44 }),
        x: 350,
        y: 960,
      },
    ],
  ),
  still(
    {
      key: "category-ceramics",
      alt: "A water pot, a tall painted jar and an indigo splash bowl",
      size: SQUARE,
      backdrop: { wall: P.lagoon, table: P.ochre, accent: P.mint },
    },
    [
      { thing: storage, x: 720, y: 830, scale: 1.0 },
      { thing: waterPot, x: 360, y: 890, scale: 0.86 },
      { thing: splash, x: 760, y: 990, scale: 0.8 },
    ],
  ),
  still(
    {
      key: "category-food",
      alt: "A sack of rice, a jar of honey, a bottle of palm oil and peppers",
      size: SQUARE,
      backdrop: { wall: P.leaf, table: P.palm, accent: P.lime },
    },
    [
      { thing: rice, x: 340, y: 880, scale: 1.0 },
      { thing: oil, x: 690, y: 850, scale: 1.0 },
      { thing: honey, x: 850, y: 940, scale: 0.86 },
      { thing: pepper(P.ochre), x: 600, y: 1000, scale: 1.5 },
    ],
  ),
  still(
    {
      key: "category-beauty",
      alt: "Bars of soap, a bottle of baobab oil and shea nuts",
      size: SQUARE,
      backdrop: { wall: P.mint, table: P.clay, accent: P.chalk },
    },
    [
      { thing: bar({ soap: "#3b2a22", stamp: P.raffia }), x: 370, y: 900, scale: 1.15 },
      { thing: bar({ soap: "#a8452c", stamp: P.raffia }), x: 400, y: 782, scale: 1.15, isLifted: true },
      {
        thing: vial({
          content: "#5d7a3a",
          stopper: P.calabash,
          tag: { paper: P.chalk, ink: P.leaf, lines: ["KUKA"], mark: "drop" },
        }),
        x: 760,
        y: 900,
        scale: 1.45,
      },
      { thing: sheaNut(), x: 540, y: 1000, scale: 1.3 },
      { thing: sheaNut(true), x: 640, y: 1020, scale: 1.2 },
    ],
  ),
  still(
    {
      key: "category-books",
      alt: "A cookbook standing on a stack of books",
      size: SQUARE,
      backdrop: { wall: P.starch, table: P.leaf, accent: P.ochre },
    },
    [
      {
        thing: stack([
          plainBook("Market Women’s Sums", P.leaf, P.chalk),
          plainBook("A Pot Is a Promise", P.palm, P.chalk),
          plainBook("Salt Road to Agadez", P.ochre, P.night),
        ]),
        x: 400,
        y: 960,
        scale: 0.95,
      },
      { thing: standing(chops), x: 780, y: 930, scale: 0.9 },
      {
        thing: { art: group(cover(cloth), "translate(-150 -430) rotate(-8) scale(0.62)"), outline: "M0 0Z" },
        x: 330,
        y: 690,
        scale: 1,
        isLifted: true,
      },
    ],
  ),
  still(
    {
      key: "category-art-prints",
      alt: "Framed prints on a wall: a bridge at evening, a woman in a headtie, a yellow bus",
      size: SQUARE,
      backdrop: { wall: P.kola, table: P.night, behind: "none", horizon: 0.9 },
    },
    [],
    move(framed(bridge(), P.night), 70, 90, 0.62) +
      move(framed(gele(), P.calabash), 570, 70, 0.6) +
      move(framed(danfo(), P.chalk), 600, 680, 0.36),
  ),
  still(
    {
      key: "category-home",
      alt: "A carved stool, a woven basket and a lit calabash lamp",
      size: SQUARE,
      backdrop: { wall: P.indigo, table: P.amber, accent: P.blue },
    },
    [
      { thing: lamp(P.clay), x: 780, y: 850, scale: 1.05 },
      { thing: stool(P.earth), x: 540, y: 900, scale: 0.9 },
      { thing: basket([P.palm, P.raffia, P.leaf]), x: 280, y: 970, scale: 0.82 },
      { thing: enamel(P.chalk, P.blue, P.palm, 0.8), x: 720, y: 1010, scale: 0.8 },
    ],
  ),
  still(
    {
      key: "category-instruments",
      alt: "A djembe, a talking drum and a beaded gourd",
      size: SQUARE,
      backdrop: { wall: P.palm, table: P.raffia, accent: P.ochre },
    },
    [
      { thing: djembe(P.earth, P.blue), x: 320, y: 900, scale: 1.05 },
      { thing: talkingDrum(P.bark, P.raffia), x: 690, y: 860, scale: 0.9 },
      { thing: shekere(P.calabash, P.indigo, P.palm), x: 870, y: 990, scale: 0.84 },
    ],
  ),
];
