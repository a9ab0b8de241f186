import { eleko, INDIGO, oniko } from "../cloths/adire";
import { asoOke } from "../cloths/loom";
import type { Drawing } from "../paint/drawing";
import { P } from "../paint/palette";
import { type Backdrop, PORTRAIT, type Stand, scene } from "../paint/scene";
import { cowrie, kolaNut, pepper, sprig } from "../things/goods";
import { basket, calabash, cushion, fan, lamp, mat, mortar, stool, tray } from "../things/house";
import { enamel } from "../things/vessels";

const still = (key: string, alt: string, backdrop: Backdrop, stands: readonly Stand[]): Drawing => ({
  key,
  alt,
  size: PORTRAIT,
  svg: scene(key, PORTRAIT, backdrop, stands),
});

const green = basket([P.leaf, P.ochre, P.kola]);
const red = basket([P.palm, P.raffia, P.indigo]);
const straw = basket([P.raffia, P.calabash, P.palm]);
const plain = eleko({ ...INDIGO, cell: 158 });
const moons = oniko({ ground: P.oil, resist: P.raffia, cell: 200 });
const stripes = asoOke(
  [
    [P.ochre, 30],
    [P.chalk, 8],
    [P.palm, 22],
    [P.chalk, 8],
    [P.blue, 44],
    [P.ochre, 8],
    [P.leaf, 26],
  ],
  null,
  150,
);
const bowls = (x: number, y: number, scale: number): Stand[] => [
  { thing: enamel(P.chalk, P.blue, P.palm, 1.12), x, y, scale },
  { thing: enamel(P.ochre, P.palm, P.kola, 0.94), x: x + 6, y: y - 128 * scale, scale, isLifted: true },
  { thing: enamel(P.mint, P.leaf, P.pink, 0.78), x: x - 4, y: y - 236 * scale, scale, isLifted: true },
];

export const HOME: readonly Drawing[] = [
  still(
    "elephant-grass-basket-1",
    "A round market basket woven in green, ochre and wine, with a leather-wrapped handle",
    { wall: P.pink, table: P.palm, accent: P.chalk },
    [{ thing: green, x: 510, y: 1140, scale: 1.35 }],
  ),
  still(
    "elephant-grass-basket-2",
    "Three baskets in different colours",
    { wall: P.lagoon, table: P.ochre, behind: "arch", accent: P.mint },
    [
      { thing: straw, x: 330, y: 1010, scale: 0.9 },
      { thing: green, x: 760, y: 1040, scale: 0.9 },
      { thing: red, x: 500, y: 1210, scale: 0.95 },
    ],
  ),
  still(
    "apoti-carved-stool-1",
    "A round stool carved from one log, diamonds around its waist",
    { wall: P.ochre, table: P.lagoon, accent: P.raffia },
    [{ thing: stool(P.earth), x: 510, y: 1140, scale: 1.6 }],
  ),
  still(
    "apoti-carved-stool-2",
    "Two carved stools, one dark and one pale",
    { wall: P.starch, table: P.kola, behind: "beam", accent: P.white },
    [
      { thing: stool(P.bark), x: 350, y: 1050, scale: 1.05 },
      { thing: stool(P.calabash), x: 720, y: 1180, scale: 1.2 },
    ],
  ),
  still(
    "pierced-calabash-lamp-1",
    "A lit lamp of pierced calabash on a dark foot, light leaking through the holes",
    { wall: P.indigo, table: P.night, behind: "none" },
    [{ thing: lamp(P.clay), x: 530, y: 1130, scale: 1.7 }],
  ),
  still(
    "pierced-calabash-lamp-2",
    "Two calabash lamps at night",
    { wall: P.kola, table: P.bark, behind: "arch", accent: "#6f1636" },
    [
      { thing: lamp(P.calabash), x: 360, y: 1040, scale: 1.05 },
      { thing: lamp(P.palm), x: 730, y: 1190, scale: 1.2 },
    ],
  ),
  still(
    "enamel-bowls-nest-1",
    "Three enamel bowls stacked: white, ochre and mint, each with a flower",
    { wall: P.palm, table: P.starch, accent: P.ochre },
    bowls(520, 1120, 1.35),
  ),
  still(
    "enamel-bowls-nest-2",
    "The largest enamel bowl full of peppers",
    { wall: P.mint, table: P.blue, accent: P.chalk },
    [
      { thing: enamel(P.chalk, P.blue, P.palm, 1.12), x: 530, y: 1140, scale: 1.5 },
      ...(
        [
          [380, 860, P.palm],
          [520, 830, P.ochre],
          [660, 855, P.oil],
          [450, 900, P.ochre],
          [600, 905, P.palm],
        ] as const
      ).map(([x, y, colour]) => ({ thing: pepper(colour), x, y, scale: 1.7, isLifted: true })),
    ],
  ),
  still(
    "abebe-raffia-fan-1",
    "A round hand fan woven in rings of red, ochre and indigo, on a wrapped stick",
    { wall: P.lagoon, table: P.raffia, accent: P.mint },
    [{ thing: fan([P.palm, P.ochre, P.indigo]), x: 520, y: 1200, scale: 1.35 }],
  ),
  still(
    "abebe-raffia-fan-2",
    "Three raffia fans in different colours",
    { wall: P.chalk, table: P.kola, behind: "stripes", accent: "#efe6d2" },
    [
      { thing: fan([P.leaf, P.lime, P.raffia]), x: 300, y: 1130, scale: 0.9, lean: -12 },
      { thing: fan([P.kola, P.pink, P.ochre]), x: 780, y: 1130, scale: 0.9, lean: 12 },
      { thing: fan([P.palm, P.ochre, P.indigo]), x: 540, y: 1240, scale: 1.0 },
    ],
  ),
  still(
    "adire-cushion-cover-1",
    "A square cushion covered in indigo adire, with red and ochre tassels",
    { wall: P.ochre, table: P.clay, accent: P.palm },
    [{ thing: cushion(plain, "cushion-1"), x: 530, y: 1150, scale: 1.2 }],
  ),
  still(
    "adire-cushion-cover-2",
    "Three cushions: indigo squares, red moons and woven stripes",
    { wall: P.mint, table: P.leaf, behind: "arch", accent: P.chalk },
    [
      { thing: cushion(stripes, "cushion-3"), x: 330, y: 1050, scale: 0.78, lean: -5 },
      { thing: cushion(moons, "cushion-2"), x: 760, y: 1060, scale: 0.78, lean: 5 },
      { thing: cushion(plain, "cushion-1"), x: 540, y: 1230, scale: 0.82 },
    ],
  ),
  still(
    "eni-woven-mat-1",
    "A sleeping mat rolled and tied, striped in wine, ochre and straw",
    { wall: P.leaf, table: P.calabash, accent: P.lime },
    [{ thing: mat([P.kola, P.ochre, P.raffia]), x: 540, y: 1120, scale: 1.2 }],
  ),
  still(
    "eni-woven-mat-2",
    "Two rolled mats, one on the other",
    { wall: P.pink, table: P.indigo, accent: P.chalk },
    [
      { thing: mat([P.blue, P.palm, P.raffia]), x: 560, y: 1160, scale: 1.1 },
      { thing: mat([P.kola, P.ochre, P.raffia]), x: 520, y: 950, scale: 1.05, isLifted: true },
    ],
  ),
  still(
    "odo-mortar-pestle-1",
    "A carved mortar with its pestle standing in it",
    { wall: P.calabash, table: P.palm, accent: P.ochre },
    [
      { thing: mortar(P.earth), x: 500, y: 1150, scale: 1.35 },
      { thing: pepper(), x: 860, y: 1250, scale: 1.5 },
    ],
  ),
  still(
    "market-tray-hibiscus-1",
    "A round enamel tray with a great red hibiscus, leaning on the wall",
    { wall: P.blue, table: P.ochre, behind: "none" },
    [{ thing: tray(P.chalk, P.palm, P.palm), x: 530, y: 1090, scale: 1.25 }],
  ),
  still(
    "market-tray-hibiscus-2",
    "Two trays, one red and one blue",
    { wall: P.raffia, table: P.leaf, behind: "none" },
    [
      { thing: tray(P.mint, P.lagoon, P.kola), x: 380, y: 960, scale: 0.95 },
      { thing: tray(P.chalk, P.palm, P.palm), x: 700, y: 1180, scale: 0.95 },
    ],
  ),
  still(
    "igba-carved-calabash-1",
    "A calabash bowl cut with diamonds and triangles",
    { wall: P.kola, table: P.ochre, accent: P.pink },
    [
      { thing: calabash(), x: 520, y: 1120, scale: 1.5 },
      { thing: cowrie(), x: 850, y: 1230, scale: 1.6 },
    ],
  ),
  still(
    "igba-carved-calabash-2",
    "The calabash filled with kola nuts",
    { wall: P.lime, table: P.earth, behind: "arch", accent: P.leaf },
    [
      { thing: calabash(), x: 530, y: 1130, scale: 1.5 },
      ...(
        [
          [390, 800, P.pink],
          [520, 775, P.kola],
          [650, 800, P.pink],
          [455, 830, P.kola],
          [590, 835, P.pink],
        ] as const
      ).map(([x, y, colour]) => ({ thing: kolaNut(colour), x, y, scale: 1.6, isLifted: true })),
      { thing: sprig(), x: 240, y: 1250, scale: 1.0 },
    ],
  ),
];
