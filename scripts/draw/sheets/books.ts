import type { Drawing } from "../paint/drawing";
import { P } from "../paint/palette";
import { type Backdrop, PORTRAIT, type Stand, scene } from "../paint/scene";
import {
  type Book,
  busArt,
  chopsArt,
  duneArt,
  harmattanArt,
  lagoonArt,
  marketArt,
  open,
  potArt,
  stack,
  standing,
  swatchArt,
  tortoiseArt,
} from "../things/books";
import { cowrie, kolaNut, pepper, sprig } from "../things/goods";

const still = (key: string, alt: string, backdrop: Backdrop, stands: readonly Stand[]): Drawing => ({
  key,
  alt,
  size: PORTRAIT,
  svg: scene(key, PORTRAIT, backdrop, stands),
});

const lagoon: Book = {
  title: ["The", "Lagoon", "Keeps", "Time"],
  author: "Tèmítọ́pẹ́ Arójò",
  ground: P.indigo,
  ink: P.chalk,
  art: lagoonArt,
  titleAt: 40,
  size: 76,
};
const salt: Book = {
  title: ["Salt Road", "to Agadez"],
  author: "Ibrahim Dankwari",
  ground: P.ochre,
  ink: P.night,
  art: duneArt,
  titleAt: 44,
};
const pot: Book = {
  title: ["A Pot", "Is a", "Promise"],
  author: "Nkem Ofoduru",
  ground: P.palm,
  ink: P.chalk,
  art: potArt,
  titleAt: 36,
};
const chops: Book = {
  title: ["Small", "Chops"],
  author: "Bísí Olúwàgbé",
  ground: P.kola,
  ink: P.ochre,
  art: chopsArt,
  titleAt: 36,
  size: 118,
};
const bus: Book = {
  title: ["Night Bus,", "Benin", "Bypass"],
  author: "Osaro Ehigiator",
  ground: P.indigo,
  ink: P.ochre,
  art: busArt,
  titleAt: 36,
  size: 80,
};
const tortoise: Book = {
  title: ["Tortoise", "Borrows", "a Drum"],
  author: "Fúnmi Adédòtun",
  ground: P.mint,
  ink: P.night,
  art: tortoiseArt,
  titleAt: 30,
  size: 78,
};
const cloth: Book = {
  title: ["Reading", "Cloth"],
  author: "Rẹ̀mí Ọṣúntókun",
  ground: P.chalk,
  ink: P.indigo,
  art: swatchArt,
  titleAt: 40,
  size: 108,
};
const harmattan: Book = {
  title: ["Harmattan", "Grammar"],
  author: "Zainab Maikudi",
  ground: P.raffia,
  ink: P.bark,
  art: harmattanArt,
  titleAt: 44,
};
const market: Book = {
  title: ["Market", "Women’s", "Sums"],
  author: "Chidinma Ezeilo",
  ground: P.leaf,
  ink: P.chalk,
  art: marketArt,
  titleAt: 34,
  size: 80,
};

const alone = (book: Book): Stand[] => [{ thing: standing(book), x: 500, y: 1150, scale: 1.32 }];

export const BOOKS: readonly Drawing[] = [
  still(
    "the-lagoon-keeps-time-1",
    "The novel The Lagoon Keeps Time: a canoe, a lamp and a yellow moon over night water",
    { wall: P.sky, table: P.ochre, accent: P.starch },
    alone(lagoon),
  ),
  still(
    "the-lagoon-keeps-time-2",
    "The novel lying on top of three other books",
    { wall: P.palm, table: P.chalk, behind: "arch", accent: P.ochre },
    [{ thing: stack([market, pot, salt, lagoon]), x: 520, y: 1130, scale: 1.3 }],
  ),
  still(
    "salt-road-to-agadez-1",
    "Salt Road to Agadez: dunes, five walkers and a red sun",
    { wall: P.lagoon, table: P.clay, accent: P.mint },
    alone(salt),
  ),
  still(
    "salt-road-to-agadez-2",
    "Salt Road to Agadez open at a drawing of the dunes",
    { wall: P.amber, table: P.bark, accent: P.ochre, horizon: 0.5 },
    [
      {
        thing: open(salt, [
          "Day nine. The salt",
          "rides. We walk.",
          "At the well the",
          "camels drink first,",
          "then the children,",
          "then whoever owes",
          "money.",
        ]),
        x: 540,
        y: 1130,
        scale: 1.12,
      },
    ],
  ),
  still(
    "a-pot-is-a-promise-1",
    "A Pot Is a Promise: a white pot with red zigzags on the cover",
    { wall: P.raffia, table: P.lagoon, accent: P.chalk },
    [...alone(pot), { thing: cowrie(), x: 910, y: 1250, scale: 1.3 }],
  ),
  still(
    "small-chops-1",
    "The cookbook Small Chops: rows of puff-puff on a wine-coloured cover",
    { wall: P.pink, table: P.palm, accent: P.chalk },
    [...alone(chops), { thing: pepper(P.ochre), x: 930, y: 1250, scale: 1.5 }],
  ),
  still(
    "small-chops-2",
    "Small Chops open at a recipe",
    { wall: P.ochre, table: P.leaf, accent: P.raffia, horizon: 0.5 },
    [
      {
        thing: open(chops, [
          "Puff-puff",
          "Flour, 500 g",
          "Warm water, 350 ml",
          "Yeast, a spoonful",
          "Nutmeg, if your",
          "mother did.",
          "Wait. Then fry.",
        ]),
        x: 540,
        y: 1110,
        scale: 1.1,
      },
      { thing: pepper(), x: 880, y: 1260, scale: 1.4 },
    ],
  ),
  still(
    "night-bus-benin-bypass-1",
    "Night Bus, Benin Bypass: a yellow bus under a thin moon",
    { wall: P.ochre, table: P.night, accent: P.amber },
    alone(bus),
  ),
  still(
    "tortoise-borrows-a-drum-1",
    "The picture book Tortoise Borrows a Drum: a tortoise with a red drum on its back",
    { wall: P.palm, table: P.leaf, accent: P.ochre },
    alone(tortoise),
  ),
  still(
    "tortoise-borrows-a-drum-2",
    "The picture book open at the tortoise",
    { wall: P.starch, table: P.ochre, accent: P.sky, horizon: 0.5 },
    [
      {
        thing: open(tortoise, [
          "“Only for one day,”",
          "said Tortoise.",
          "Gbim, gbim!",
          "said the drum.",
          "Everybody knew",
          "how long a day",
          "is to Tortoise.",
        ]),
        x: 540,
        y: 1120,
        scale: 1.12,
      },
      { thing: kolaNut(), x: 860, y: 1260, scale: 1.3 },
    ],
  ),
  still(
    "reading-cloth-1",
    "Reading Cloth: twelve indigo swatches on a white cover",
    { wall: P.blue, table: P.pink, accent: P.indigo },
    alone(cloth),
  ),
  still(
    "reading-cloth-2",
    "Reading Cloth open at a plate of patterns",
    { wall: P.mint, table: P.indigo, accent: P.chalk, horizon: 0.5 },
    [
      {
        thing: open(cloth, [
          "Ìbàdàndùn",
          "Count the pillars",
          "first: they are the",
          "town hall at Mápó.",
          "Between them the",
          "dyer signs her name",
          "with a comb.",
        ]),
        x: 540,
        y: 1120,
        scale: 1.12,
      },
    ],
  ),
  still(
    "harmattan-grammar-1",
    "The poems Harmattan Grammar: a pale sun behind bands of dust",
    { wall: P.clay, table: P.calabash, accent: P.palm },
    [...alone(harmattan), { thing: sprig("#8a7a3a"), x: 880, y: 1250, scale: 1.0 }],
  ),
  still(
    "market-womens-sums-1",
    "Market Women’s Sums: a grid of boxes with counting beads, on green",
    { wall: P.ochre, table: P.kola, accent: P.chalk },
    alone(market),
  ),
  still(
    "market-womens-sums-2",
    "A stack of books, Market Women’s Sums on top",
    { wall: P.lagoon, table: P.raffia, behind: "steps", accent: P.mint },
    [{ thing: stack([lagoon, chops, cloth, market]), x: 520, y: 1130, scale: 1.3 }],
  ),
];
