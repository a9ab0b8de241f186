import type { Drawing } from "../paint/drawing";
import { P } from "../paint/palette";
import { type Backdrop, PORTRAIT, type Stand, scene } from "../paint/scene";
import { bead, cowrie, heap, kolaNut, pepper, sprig } from "../things/goods";
import {
  BOWL,
  belted,
  burner,
  CUP,
  GOURD,
  incised,
  jug,
  leafed,
  lidded,
  plate,
  ribbed,
  splashed,
  TALL_POT,
  vessel,
  WATER_POT,
  waved,
} from "../things/vessels";

const still = (key: string, alt: string, backdrop: Backdrop, stands: readonly Stand[]): Drawing => ({
  key,
  alt,
  size: PORTRAIT,
  svg: scene(key, PORTRAIT, backdrop, stands),
});

const waterPot = vessel({ profile: WATER_POT, clay: P.clay, ornament: incised(P.bark) });
const darkPot = vessel({ profile: TALL_POT, clay: "#3a2420", ornament: waved(P.clay) });
const sky = "#c5ccf6";
const splash = (depth: number) =>
  vessel({
    profile: BOWL,
    clay: P.chalk,
    inner: P.blue,
    rim: P.indigo,
    ornament: splashed(P.blue, depth),
    lip: 0.07,
  });
const cup = (clay: string, line: string) =>
  vessel({ profile: CUP, clay, inner: P.bark, ornament: ribbed(line), lip: 0.1 });
const gourd = (clay: string, line: string) => vessel({ profile: GOURD, clay, ornament: leafed(line, clay) });

export const CERAMICS: readonly Drawing[] = [
  still(
    "ikoko-omi-water-pot-1",
    "A round clay water pot with cut zigzags and dots, a small calabash beside it",
    { wall: P.lagoon, table: P.mint, accent: P.ochre },
    [
      { thing: waterPot, x: 510, y: 1130, scale: 1.18 },
      {
        thing: vessel({ profile: BOWL, clay: P.calabash, inner: P.raffia, rim: P.raffia }),
        x: 860,
        y: 1190,
        scale: 0.42,
      },
    ],
  ),
  still(
    "ikoko-omi-water-pot-2",
    "Three water pots of different sizes against a pink wall",
    { wall: P.pink, table: P.kola, behind: "arch", accent: P.chalk },
    [
      { thing: darkPot, x: 330, y: 1010, scale: 1.0 },
      { thing: waterPot, x: 690, y: 1070, scale: 0.9 },
      { thing: waterPot, x: 380, y: 1180, scale: 0.5 },
    ],
  ),
  still(
    "suleja-stoneware-jug-1",
    "A green-brown stoneware jug with a strong handle and a band of leaves",
    { wall: P.ochre, table: P.palm, accent: P.raffia },
    [
      {
        thing: jug({ clay: "#5f7355", inner: P.bark, ornament: leafed("#2e4331", "#a8bf8a") }),
        x: 510,
        y: 1130,
        scale: 1.5,
      },
      { thing: sprig(), x: 800, y: 1200, scale: 1.1 },
    ],
  ),
  still(
    "suleja-stoneware-jug-2",
    "The jug with two cups of the same glaze",
    { wall: P.chalk, table: P.leaf, behind: "steps", accent: P.lime },
    [
      {
        thing: jug({ clay: "#5f7355", inner: P.bark, ornament: leafed("#2e4331", "#a8bf8a") }),
        x: 420,
        y: 1070,
        scale: 1.2,
      },
      { thing: cup("#5f7355", "#2e4331"), x: 740, y: 1110, scale: 1.1 },
      { thing: cup("#5f7355", "#2e4331"), x: 900, y: 1190, scale: 1.1 },
    ],
  ),
  still(
    "indigo-splash-bowls-1",
    "A chalk white bowl with indigo glaze running down from its rim",
    { wall: P.palm, table: P.raffia, accent: P.ochre },
    [
      { thing: splash(0.46), x: 520, y: 1110, scale: 1.5 },
      { thing: kolaNut(), x: 900, y: 1200, scale: 1.6 },
      { thing: kolaNut(P.kola), x: 780, y: 1250, scale: 1.4 },
    ],
  ),
  still(
    "indigo-splash-bowls-2",
    "Four indigo splash bowls stacked, no two glazes alike",
    { wall: sky, table: P.indigo, accent: P.chalk },
    [
      { thing: splash(0.4), x: 520, y: 1130, scale: 1.2 },
      { thing: splash(0.6), x: 512, y: 1010, scale: 1.16, isLifted: true },
      { thing: splash(0.35), x: 528, y: 894, scale: 1.12, isLifted: true },
      { thing: splash(0.5), x: 518, y: 782, scale: 1.08, isLifted: true },
    ],
  ),
  still(
    "palm-wine-cups-1",
    "Four ribbed clay cups in ochre, clay, indigo and chalk",
    { wall: P.leaf, table: P.ochre, accent: P.lime },
    [
      { thing: cup(P.ochre, P.amber), x: 300, y: 1040, scale: 1.35 },
      { thing: cup(P.blue, P.indigo), x: 600, y: 1030, scale: 1.35 },
      { thing: cup(P.clay, P.earth), x: 450, y: 1180, scale: 1.35 },
      { thing: cup(P.chalk, P.raffia), x: 780, y: 1170, scale: 1.35 },
    ],
  ),
  still(
    "palm-wine-cups-2",
    "A clay cup beside a gourd of palm wine",
    { wall: P.starch, table: P.clay, behind: "beam", accent: P.white },
    [
      { thing: gourd(P.calabash, P.earth), x: 420, y: 1080, scale: 1.45 },
      { thing: cup(P.clay, P.earth), x: 780, y: 1150, scale: 1.3 },
    ],
  ),
  still(
    "adire-serving-plate-1",
    "A round plate painted like adire: a ring of petals around a kola nut, white on indigo",
    { wall: P.mint, table: P.ochre, accent: P.chalk, horizon: 0.46 },
    [{ thing: plate({ rim: P.chalk, ground: P.indigo, line: P.starch }), x: 540, y: 1080, scale: 1.35 }],
  ),
  still(
    "adire-serving-plate-2",
    "The plate with red peppers on it",
    { wall: P.pink, table: P.indigo, accent: P.ochre, horizon: 0.46 },
    [
      { thing: plate({ rim: P.chalk, ground: P.indigo, line: P.starch }), x: 540, y: 1080, scale: 1.35 },
      { thing: pepper(), x: 460, y: 860, scale: 1.7, isLifted: true },
      { thing: pepper(P.ochre), x: 610, y: 880, scale: 1.6, isLifted: true },
      { thing: pepper(P.oil), x: 530, y: 970, scale: 1.7, isLifted: true },
    ],
  ),
  still(
    "ikoko-obe-soup-pot-1",
    "A black lidded soup pot with two ears",
    { wall: P.ochre, table: P.clay, accent: P.palm },
    [
      { thing: lidded({ clay: "#33262a", ornament: incised("#7d5a4a") }), x: 510, y: 1120, scale: 1.25 },
      { thing: pepper(), x: 900, y: 1200, scale: 1.5 },
      { thing: pepper(P.ochre), x: 790, y: 1250, scale: 1.3 },
    ],
  ),
  still(
    "ikoko-obe-soup-pot-2",
    "The soup pot open, red pepper soup inside",
    { wall: P.chalk, table: P.oil, behind: "arch", accent: P.pink },
    [
      {
        thing: vessel({
          profile: [
            [0, 130],
            [40, 210],
            [130, 262],
            [220, 246],
            [262, 220],
            [284, 240],
          ],
          clay: "#33262a",
          inner: P.palm,
          ornament: incised("#7d5a4a"),
        }),
        x: 540,
        y: 1100,
        scale: 1.35,
      },
      { thing: sprig(), x: 850, y: 1210, scale: 0.9 },
    ],
  ),
  still(
    "gourd-vase-1",
    "A gourd-shaped vase with a band of leaves, in palm red",
    { wall: P.starch, table: P.lagoon, accent: P.ochre },
    [{ thing: gourd(P.palm, P.oil), x: 520, y: 1130, scale: 1.7 }],
  ),
  still(
    "gourd-vase-2",
    "Three gourd vases in ochre, lagoon and kola",
    { wall: P.raffia, table: P.night, behind: "stripes", accent: "#f0e0b8" },
    [
      { thing: gourd(P.ochre, P.amber), x: 300, y: 1080, scale: 1.2 },
      { thing: gourd(P.kola, "#5d1230"), x: 770, y: 1080, scale: 1.3 },
      { thing: gourd(P.lagoon, "#0a4a5a"), x: 540, y: 1190, scale: 1.15 },
    ],
  ),
  still(
    "kasko-incense-burner-1",
    "A footed clay incense burner with glowing coals and a curl of smoke",
    { wall: P.kola, table: P.night, accent: "#6a1733" },
    [{ thing: burner(P.clay, P.raffia), x: 530, y: 1140, scale: 1.3 }],
  ),
  still(
    "kasko-incense-burner-2",
    "Two incense burners, one dark, one red",
    { wall: P.amber, table: P.bark, behind: "arch", accent: P.ochre },
    [
      { thing: burner("#3a2420", P.clay), x: 350, y: 1050, scale: 0.95 },
      { thing: burner(P.palm, P.chalk), x: 730, y: 1160, scale: 1.0 },
      { thing: bead(P.chalk), x: 470, y: 1220 },
    ],
  ),
  still(
    "big-water-jar-1",
    "A tall painted storage jar with indigo diamonds on chalk",
    { wall: P.indigo, table: P.ochre, accent: P.blue },
    [
      {
        thing: vessel({ profile: TALL_POT, clay: P.calabash, ornament: belted(P.chalk, P.indigo) }),
        x: 500,
        y: 1140,
        scale: 1.4,
      },
      {
        thing: heap("jar-grain", [P.chalk, P.raffia, P.starch], { width: 250, height: 90, grain: 18 }),
        x: 860,
        y: 1200,
      },
      { thing: cowrie(), x: 700, y: 1250, scale: 1.3 },
    ],
  ),
];
