import type { Drawing } from "../paint/drawing";
import { P } from "../paint/palette";
import { type Backdrop, PORTRAIT, type Stand, scene } from "../paint/scene";
import { dipper, heap, pepper, scoop, sprig } from "../things/goods";
import { bottle, jar, pouch, sack, tin } from "../things/packs";
import { BOWL, belted, CUP, leafed, ribbed, vessel } from "../things/vessels";

const still = (key: string, alt: string, backdrop: Backdrop, stands: readonly Stand[]): Drawing => ({
  key,
  alt,
  size: PORTRAIT,
  svg: scene(key, PORTRAIT, backdrop, stands),
});

const bowl = (clay: string, inner: string) => vessel({ profile: BOWL, clay, inner, lip: 0.08 });
const grain = (name: string, colours: readonly [string, ...string[]], width = 400, height = 130, size = 20) =>
  heap(name, colours, { width, height, grain: size });

const honey = jar({
  content: "#e08a0a",
  lid: P.bark,
  cloth: P.blue,
  tag: { paper: P.chalk, ink: P.bark, lines: ["OYIN", "wild honey"], mark: "sun" },
});
const palmOil = bottle({
  content: "#c8340a",
  stopper: P.calabash,
  tag: { paper: P.ochre, ink: P.oil, lines: ["EPO", "PUPA"], mark: "drop" },
});
const groundnutOil = bottle({
  content: "#e7b84a",
  stopper: P.earth,
  tag: { paper: P.leaf, ink: P.chalk, lines: ["ẸPÀ", "oil"], mark: "leaf" },
});
const ofada = [P.chalk, "#e8d8c0", "#c98f6a", "#f4e8d4"] as const;
const garri = ["#f6dc8a", "#fbeab4", "#e9c25e"] as const;
const hibiscus = ["#7c1238", "#a01b46", "#5d0c2b"] as const;
const melon = ["#f3e6c0", "#fbf3da", "#dcc795"] as const;
const coffee = [P.bark, P.earth, "#2c140a"] as const;
const yaji = ["#b4481a", "#d2691e", "#8e3410"] as const;
const zobo = tin({
  coat: P.kola,
  figure: P.pink,
  lid: P.ochre,
  tag: { paper: P.chalk, ink: P.kola, lines: ["ZOBO", "hibiscus"], mark: "leaf" },
});
const cocoa = tin({
  coat: P.earth,
  figure: P.ochre,
  lid: P.bark,
  tag: { paper: P.raffia, ink: P.bark, lines: ["COCOA", "Ìdànrè"], mark: "sun" },
});
const beans = pouch({
  paper: P.indigo,
  figure: P.ochre,
  tag: { paper: P.ochre, ink: P.night, lines: ["COFFEE", "Mambilla"], mark: "sun" },
});
const chips = pouch({
  paper: P.ochre,
  figure: P.leaf,
  tag: { paper: P.chalk, ink: P.leaf, lines: ["PLANTAIN", "chips"], mark: "leaf" },
});
const egusi = pouch({
  paper: P.leaf,
  figure: P.raffia,
  tag: { paper: P.raffia, ink: P.leaf, lines: ["ẸGÚSÍ", "ground"], mark: "leaf" },
});
const spice = jar({
  content: "#b4481a",
  lid: P.night,
  tag: { paper: P.ochre, ink: P.oil, lines: ["YAJI"], mark: "sun" },
});
const ata = jar({
  content: P.palm,
  lid: P.leaf,
  cloth: P.leaf,
  tag: { paper: P.chalk, ink: P.palm, lines: ["ATA", "RODO"], mark: "sun" },
});

export const FOOD: readonly Drawing[] = [
  still(
    "wild-honey-mambilla-1",
    "A jar of amber honey with a blue cloth cap, a dipper beside it",
    { wall: P.starch, table: P.ochre, accent: P.sky },
    [
      { thing: honey, x: 510, y: 1120, scale: 1.65 },
      { thing: dipper(), x: 800, y: 1210, scale: 1.3 },
    ],
  ),
  still(
    "wild-honey-mambilla-2",
    "Two jars of honey in morning light",
    { wall: P.indigo, table: P.clay, behind: "beam", accent: "#2a3496" },
    [
      { thing: honey, x: 360, y: 1050, scale: 1.2 },
      { thing: honey, x: 720, y: 1150, scale: 1.45 },
    ],
  ),
  still(
    "red-palm-oil-1",
    "A tall bottle of deep red palm oil with an ochre label",
    { wall: P.mint, table: P.leaf, accent: P.lime },
    [
      { thing: palmOil, x: 520, y: 1150, scale: 1.5 },
      { thing: pepper(), x: 840, y: 1230, scale: 1.7 },
    ],
  ),
  still(
    "red-palm-oil-2",
    "Palm oil poured in a bowl beside its bottle",
    { wall: P.ochre, table: P.oil, behind: "arch", accent: P.raffia },
    [
      { thing: palmOil, x: 360, y: 1060, scale: 1.2 },
      { thing: bowl(P.chalk, "#c8340a"), x: 720, y: 1160, scale: 1.05 },
    ],
  ),
  still(
    "groundnut-oil-1",
    "A bottle of golden groundnut oil with a green label, groundnuts in front",
    { wall: P.kola, table: P.raffia, accent: P.pink },
    [
      { thing: groundnutOil, x: 480, y: 1120, scale: 1.45 },
      { thing: grain("groundnuts", ["#c87f4a", "#a85f30", "#dfa070"], 300, 90, 34), x: 800, y: 1220 },
    ],
  ),
  still(
    "ofada-rice-1",
    "An open sack heaped with speckled Ofada rice",
    { wall: P.leaf, table: P.calabash, accent: P.lime },
    [
      {
        thing: sack({
          cloth: P.raffia,
          stripe: P.palm,
          heap: grain("ofada", ofada, 420, 130),
          tag: ["Ọ̀FADÀ"],
        }),
        x: 500,
        y: 1160,
        scale: 1.45,
      },
      { thing: scoop(), x: 860, y: 1230, scale: 1.1 },
    ],
  ),
  still(
    "ofada-rice-2",
    "A bowl of Ofada rice with pepper sauce and leaves",
    { wall: P.chalk, table: P.lagoon, accent: P.ochre },
    [
      { thing: bowl(P.indigo, P.chalk), x: 540, y: 1110, scale: 1.5 },
      { thing: grain("ofada2", ofada, 660, 190, 26), x: 540, y: 860, isLifted: true },
      { thing: pepper(), x: 880, y: 1230, scale: 1.7 },
      { thing: sprig(), x: 220, y: 1240, scale: 1.1 },
    ],
  ),
  still(
    "garri-ijebu-1",
    "An open sack of pale yellow garri",
    { wall: P.palm, table: P.indigo, accent: P.ochre },
    [
      {
        thing: sack({
          cloth: P.chalk,
          stripe: P.blue,
          heap: grain("garri", garri, 420, 140, 14),
          tag: ["GARRI", "Ìjẹ̀bú"],
        }),
        x: 520,
        y: 1160,
        scale: 1.45,
      },
    ],
  ),
  still(
    "garri-ijebu-2",
    "Garri soaking in a blue bowl, groundnuts beside it",
    { wall: P.pink, table: P.chalk, behind: "stripes", accent: "#f5b7b4" },
    [
      { thing: bowl(P.blue, "#f6dc8a"), x: 520, y: 1080, scale: 1.4 },
      { thing: grain("garri-nuts", ["#c87f4a", "#a85f30", "#dfa070"], 280, 80, 34), x: 830, y: 1220 },
    ],
  ),
  still(
    "yaji-suya-spice-1",
    "A jar of brick-red suya spice, a spoonful heaped in front",
    { wall: P.ochre, table: P.night, accent: P.amber },
    [
      { thing: spice, x: 460, y: 1110, scale: 1.6 },
      { thing: grain("yaji", yaji, 330, 120, 12), x: 810, y: 1230 },
    ],
  ),
  still(
    "yaji-suya-spice-2",
    "Heaps of suya spice, ginger and pepper on a tray",
    { wall: P.lagoon, table: P.raffia, accent: P.mint, horizon: 0.5 },
    [
      { thing: grain("y1", yaji, 520, 230, 13), x: 400, y: 900 },
      { thing: grain("y2", ["#e9c25e", "#f6dc8a", "#d9a93a"], 440, 190, 13), x: 740, y: 1020 },
      { thing: grain("y3", [P.oil, P.palm, "#7d1f06"], 460, 190, 13), x: 400, y: 1190 },
    ],
  ),
  still(
    "zobo-hibiscus-1",
    "A crimson tin of dried hibiscus with petals spilled beside it",
    { wall: P.pink, table: P.leaf, accent: P.chalk },
    [
      { thing: zobo, x: 480, y: 1110, scale: 1.6 },
      { thing: grain("zobo", hibiscus, 340, 110, 30), x: 820, y: 1220 },
    ],
  ),
  still(
    "zobo-hibiscus-2",
    "A cup of dark red zobo",
    { wall: P.mint, table: P.kola, behind: "arch", accent: P.chalk },
    [
      {
        thing: vessel({
          profile: CUP,
          clay: P.chalk,
          inner: "#7c1238",
          rim: P.blue,
          lip: 0.08,
          ornament: leafed(P.blue, P.starch),
        }),
        x: 520,
        y: 1110,
        scale: 2.5,
      },
      { thing: sprig(), x: 860, y: 1220 },
    ],
  ),
  still(
    "egusi-ground-1",
    "A green pouch of ground egusi with melon seeds",
    { wall: P.raffia, table: P.clay, accent: P.ochre },
    [
      { thing: egusi, x: 480, y: 1130, scale: 1.65 },
      { thing: grain("egusi", melon, 320, 100, 28), x: 830, y: 1230 },
    ],
  ),
  still(
    "mambilla-coffee-1",
    "An indigo bag of coffee with an ochre sun, beans in front",
    { wall: P.calabash, table: P.chalk, accent: P.raffia },
    [
      { thing: beans, x: 490, y: 1120, scale: 1.7 },
      { thing: grain("beans", coffee, 340, 100, 34), x: 830, y: 1230 },
    ],
  ),
  still(
    "mambilla-coffee-2",
    "A clay cup of black coffee among beans",
    { wall: P.ochre, table: P.bark, behind: "beam", accent: P.raffia },
    [
      {
        thing: vessel({
          profile: CUP,
          clay: P.blue,
          inner: "#2c140a",
          lip: 0.08,
          ornament: belted(P.ochre, P.indigo),
        }),
        x: 500,
        y: 1080,
        scale: 2.2,
      },
      { thing: grain("beans2", coffee, 420, 120, 36), x: 800, y: 1230 },
    ],
  ),
  still(
    "ata-rodo-dried-1",
    "A jar of dried red Scotch bonnets with a green cloth cap",
    { wall: P.ochre, table: P.lagoon, accent: P.chalk },
    [
      { thing: ata, x: 500, y: 1110, scale: 1.65 },
      { thing: pepper(), x: 830, y: 1200, scale: 1.5 },
      { thing: pepper(P.ochre), x: 930, y: 1260, scale: 1.2 },
    ],
  ),
  still(
    "ata-rodo-dried-2",
    "A calabash of peppers, red, orange and yellow",
    { wall: P.leaf, table: P.ochre, accent: P.lime },
    [
      {
        thing: vessel({ profile: BOWL, clay: P.calabash, inner: P.earth, rim: P.raffia, lip: 0.08 }),
        x: 540,
        y: 1130,
        scale: 1.5,
      },
      ...(
        [
          [360, 870, P.palm],
          [480, 830, P.ochre],
          [610, 850, P.oil],
          [730, 870, P.palm],
          [430, 900, P.oil],
          [550, 910, P.palm],
          [660, 910, P.ochre],
        ] as const
      ).map(([x, y, colour]) => ({ thing: pepper(colour), x, y, scale: 1.5, isLifted: true })),
    ],
  ),
  still(
    "plantain-chips-1",
    "A bright yellow pouch of plantain chips",
    { wall: P.blue, table: P.palm, accent: P.indigo },
    [
      { thing: chips, x: 490, y: 1130, scale: 1.65 },
      { thing: grain("chips", [P.ochre, "#f8c95a", P.amber], 330, 110, 54), x: 830, y: 1230 },
    ],
  ),
  still(
    "idanre-cocoa-1",
    "A brown and gold tin of drinking cocoa",
    { wall: P.mint, table: P.earth, accent: P.ochre },
    [
      { thing: cocoa, x: 470, y: 1110, scale: 1.6 },
      { thing: grain("cocoa", ["#5b2a16", "#3f1c0e", "#74391f"], 330, 120, 14), x: 820, y: 1230 },
    ],
  ),
  still(
    "idanre-cocoa-2",
    "Cocoa tin and a cup on a red table",
    { wall: P.chalk, table: P.palm, behind: "steps", accent: P.pink },
    [
      { thing: cocoa, x: 370, y: 1050, scale: 1.25 },
      {
        thing: vessel({
          profile: CUP,
          clay: P.ochre,
          inner: "#4a2212",
          lip: 0.08,
          ornament: ribbed(P.amber),
        }),
        x: 760,
        y: 1150,
        scale: 1.6,
      },
    ],
  ),
];
