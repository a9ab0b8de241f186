import type { Drawing } from "../paint/drawing";
import { P } from "../paint/palette";
import { type Backdrop, PORTRAIT, type Stand, scene } from "../paint/scene";
import { baobab, coconut, comb, sheaNut, sponge } from "../things/bodycare";
import { heap, sprig } from "../things/goods";
import { bar, caddy, jar, tub, vial } from "../things/packs";
import { BOWL, burner, vessel } from "../things/vessels";

const still = (key: string, alt: string, backdrop: Backdrop, stands: readonly Stand[]): Drawing => ({
  key,
  alt,
  size: PORTRAIT,
  svg: scene(key, PORTRAIT, backdrop, stands),
});

const black = bar({ soap: "#3b2a22", stamp: P.raffia });
const neem = bar({ soap: "#6f8f4e", stamp: P.chalk });
const cam = bar({ soap: "#a8452c", stamp: P.raffia });
const honeyBar = bar({ soap: P.amber, stamp: P.bark });
const shea = tub({
  content: "#f6ecc8",
  coat: P.ochre,
  tag: { paper: P.chalk, ink: P.bark, lines: ["ÒRÍ", "raw shea"], mark: "leaf" },
});
const kuka = vial({
  content: "#5d7a3a",
  stopper: P.calabash,
  tag: { paper: P.chalk, ink: P.leaf, lines: ["KUKA"], mark: "drop" },
  full: 200,
});
const agbon = vial({
  content: "#cfd8e8",
  stopper: P.earth,
  tag: { paper: P.lagoon, ink: P.chalk, lines: ["ÀGBỌN"], mark: "drop" },
  full: 200,
});
const osun = jar({
  content: "#a8361c",
  lid: P.bark,
  tag: { paper: P.pink, ink: P.oil, lines: ["OSÙN", "camwood"], mark: "sun" },
});

export const BEAUTY: readonly Drawing[] = [
  still(
    "ose-dudu-black-soap-1",
    "A dark bar of black soap with a stamp, on a clay table",
    { wall: P.lime, table: P.clay, accent: P.leaf },
    [
      { thing: black, x: 520, y: 1090, scale: 1.9 },
      { thing: sprig(), x: 260, y: 1230, scale: 1.1 },
    ],
  ),
  still(
    "ose-dudu-black-soap-2",
    "Three bars of black soap, stacked",
    { wall: P.raffia, table: P.leaf, behind: "arch", accent: P.ochre },
    [
      { thing: black, x: 500, y: 1110, scale: 1.5 },
      { thing: black, x: 540, y: 952, scale: 1.5, isLifted: true },
      { thing: black, x: 496, y: 794, scale: 1.5, isLifted: true },
    ],
  ),
  still(
    "ori-raw-shea-1",
    "An ochre tub heaped with ivory shea butter, shea nuts beside it",
    { wall: P.lagoon, table: P.raffia, accent: P.mint },
    [
      { thing: shea, x: 510, y: 1110, scale: 1.75 },
      { thing: sheaNut(), x: 860, y: 1210, scale: 1.3 },
      { thing: sheaNut(true), x: 780, y: 1250, scale: 1.2 },
    ],
  ),
  still(
    "ori-raw-shea-2",
    "A heap of shea nuts, some cracked open",
    { wall: P.leaf, table: P.raffia, accent: P.ochre, horizon: 0.55 },
    (
      [
        [340, 900],
        [470, 880],
        [600, 890],
        [730, 905],
        [400, 980],
        [540, 970],
        [680, 985],
        [300, 1060],
        [460, 1070],
        [620, 1070],
        [790, 1060],
      ] as const
    ).map(([x, y], index) => ({ thing: sheaNut(index % 3 === 1), x, y, scale: 2.1 })),
  ),
  still(
    "kuka-baobab-oil-1",
    "A small bottle of baobab oil with a dropper, and an open baobab pod",
    { wall: P.pink, table: P.leaf, accent: P.chalk },
    [
      { thing: kuka, x: 430, y: 1090, scale: 1.9 },
      { thing: baobab(), x: 760, y: 1220, scale: 1.1 },
    ],
  ),
  still(
    "kuka-baobab-oil-2",
    "Three bottles of baobab oil on steps of light",
    { wall: P.starch, table: P.ochre, behind: "steps", accent: P.sky },
    [
      { thing: kuka, x: 300, y: 1050, scale: 1.35 },
      { thing: kuka, x: 560, y: 1120, scale: 1.5 },
      { thing: kuka, x: 830, y: 1190, scale: 1.35 },
    ],
  ),
  still(
    "agbon-coconut-oil-1",
    "A clear bottle of coconut oil with half a coconut",
    { wall: P.ochre, table: P.lagoon, accent: P.chalk },
    [
      { thing: agbon, x: 410, y: 1090, scale: 1.9 },
      { thing: coconut(), x: 760, y: 1210, scale: 1.2 },
    ],
  ),
  still(
    "agbon-coconut-oil-2",
    "Half coconuts on a mint table",
    { wall: P.palm, table: P.mint, behind: "disc", accent: P.ochre },
    [
      { thing: coconut(), x: 380, y: 1050, scale: 1.5 },
      { thing: coconut(), x: 700, y: 1180, scale: 1.6 },
    ],
  ),
  still(
    "kankan-sponge-1",
    "A round knotted sponge of pale palm fibre with a red loop",
    { wall: P.blue, table: P.starch, accent: P.sky },
    [{ thing: sponge("kankan"), x: 530, y: 1140, scale: 1.75 }],
  ),
  still(
    "kankan-sponge-2",
    "Sponge and black soap together",
    { wall: P.chalk, table: P.ochre, behind: "arch", accent: P.mint },
    [
      { thing: sponge("kankan2"), x: 400, y: 1060, scale: 1.25 },
      { thing: black, x: 720, y: 1190, scale: 1.1 },
    ],
  ),
  still(
    "ooya-carved-comb-1",
    "A carved wooden comb with long teeth, standing upright",
    { wall: P.kola, table: P.pink, accent: P.palm },
    [{ thing: comb(P.earth), x: 520, y: 1150, scale: 1.6 }],
  ),
  still(
    "ooya-carved-comb-2",
    "Three combs of different woods",
    { wall: P.ochre, table: P.night, behind: "stripes", accent: P.amber },
    [
      { thing: comb(P.calabash), x: 290, y: 1080, scale: 1.1 },
      { thing: comb(P.earth), x: 560, y: 1120, scale: 1.2 },
      { thing: comb(P.bark), x: 830, y: 1180, scale: 1.1 },
    ],
  ),
  still(
    "turaren-wuta-incense-1",
    "A painted caddy of incense with wood chips beside it",
    { wall: P.oil, table: P.ochre, accent: P.palm },
    [
      { thing: caddy(P.chalk, P.kola), x: 460, y: 1100, scale: 2.0 },
      {
        thing: heap("incense", [P.bark, P.earth, P.amber], { width: 300, height: 90, grain: 36 }),
        x: 830,
        y: 1220,
      },
    ],
  ),
  still(
    "turaren-wuta-incense-2",
    "Incense burning in a small bowl",
    { wall: P.night, table: P.kola, accent: P.indigo },
    [{ thing: burner(P.ochre, P.bark), x: 520, y: 1130, scale: 1.2 }],
  ),
  still(
    "garden-soap-trio-1",
    "Three bars of soap, green, red and amber, in a leaning stack",
    { wall: P.mint, table: P.palm, accent: P.chalk },
    [
      { thing: neem, x: 500, y: 1120, scale: 1.5 },
      { thing: cam, x: 550, y: 962, scale: 1.5, isLifted: true },
      { thing: honeyBar, x: 500, y: 804, scale: 1.5, isLifted: true },
    ],
  ),
  still(
    "osun-camwood-polish-1",
    "A jar of deep red camwood polish with a pink label",
    { wall: P.raffia, table: P.kola, accent: P.pink },
    [
      { thing: osun, x: 490, y: 1110, scale: 1.65 },
      {
        thing: heap("osun", ["#a8361c", "#c24a2a", "#861f0c"], { width: 320, height: 110, grain: 13 }),
        x: 830,
        y: 1220,
      },
    ],
  ),
  still(
    "osun-camwood-polish-2",
    "Camwood powder in a clay bowl",
    { wall: P.leaf, table: P.calabash, behind: "beam", accent: "#2a8a5c" },
    [
      {
        thing: vessel({ profile: BOWL, clay: P.indigo, inner: "#861f0c", lip: 0.08 }),
        x: 530,
        y: 1130,
        scale: 1.5,
      },
      {
        thing: heap("osun2", ["#a8361c", "#c24a2a", "#861f0c"], { width: 640, height: 170, grain: 15 }),
        x: 530,
        y: 880,
        isLifted: true,
      },
    ],
  ),
];
