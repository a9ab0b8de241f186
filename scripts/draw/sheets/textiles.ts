import { alabere, eleko, INDIGO, oniko, type Weave } from "../cloths/adire";
import { akwete, asoOke, bogolan, kente, type Warp } from "../cloths/loom";
import { fans, PRINTS, records, swallows } from "../cloths/wax";
import type { Drawing } from "../paint/drawing";
import { P } from "../paint/palette";
import { type Backdrop, PORTRAIT, type Stand, scene, sheet } from "../paint/scene";
import { move } from "../paint/svg";
import { hung, pile, rolls, spread } from "../things/cloth";

type Look = { readonly key: string; readonly alt: string };

const onRod = ({ key, alt }: Look, weave: Weave, backdrop: Backdrop): Drawing => ({
  key,
  alt,
  size: PORTRAIT,
  svg: scene(
    key,
    PORTRAIT,
    { horizon: 0.86, behind: "none", ...backdrop },
    [],
    move(hung(weave, key, { width: 700, height: 980 }), 540, 170),
  ),
});

const piled = ({ key, alt }: Look, weaves: readonly Weave[], backdrop: Backdrop): Drawing =>
  withThings({ key, alt }, backdrop, [{ thing: pile({ weaves, name: key, width: 720 }), x: 530, y: 1130 }]);

const withThings = ({ key, alt }: Look, backdrop: Backdrop, stands: readonly Stand[]): Drawing => ({
  key,
  alt,
  size: PORTRAIT,
  svg: scene(key, PORTRAIT, backdrop, stands),
});

const laid = ({ key, alt }: Look, weave: Weave, lining: string): Drawing => ({
  key,
  alt,
  size: PORTRAIT,
  svg: sheet(PORTRAIT, 7, spread(weave, key, PORTRAIT, lining)),
});

const SANYAN: Warp = [
  ["#c9a26a", 40],
  ["#e7cfa0", 8],
  ["#c9a26a", 60],
  ["#b58a52", 12],
  ["#c9a26a", 60],
  ["#e7cfa0", 8],
  ["#c9a26a", 40],
];
const ETU: Warp = [
  [P.night, 34],
  ["#8f9af0", 4],
  [P.night, 22],
  ["#8f9af0", 4],
  [P.night, 60],
  ["#8f9af0", 4],
  [P.night, 22],
  ["#8f9af0", 4],
  [P.night, 34],
];
const ALAARI: Warp = [
  [P.kola, 50],
  [P.ochre, 8],
  [P.kola, 18],
  [P.pink, 14],
  [P.kola, 18],
  [P.ochre, 8],
  [P.kola, 50],
];
const MARKET: Warp = [
  [P.ochre, 30],
  [P.chalk, 8],
  [P.palm, 22],
  [P.chalk, 8],
  [P.blue, 44],
  [P.ochre, 8],
  [P.leaf, 26],
  [P.ochre, 8],
  [P.blue, 26],
];

const indigo = eleko(INDIGO);
const fine = eleko({ ...INDIGO, cell: 140 });
const moons = oniko({ ground: P.indigo, resist: P.starch, cell: 240 });
const stitched = alabere({ ground: "#27308a", resist: P.starch, cell: 200 });
const sanyan = asoOke(SANYAN, "#f3e2bd", 170);
const etu = asoOke(ETU, null, 150);
const alaari = asoOke(ALAARI, P.ochre, 190);
const strips = kente([P.ochre, P.leaf, P.palm, P.night]);
const akweteRed = akwete(P.oil, [P.ochre, P.pink, P.mint]);

export const TEXTILES: readonly Drawing[] = [
  onRod(
    {
      key: "adire-eleko-ibadandun-1",
      alt: "Indigo adire cloth painted in squares of suns, fish, combs and leaves, hanging over a bamboo rod",
    },
    indigo,
    { wall: P.ochre, table: P.clay },
  ),
  laid(
    {
      key: "adire-eleko-ibadandun-2",
      alt: "The adire cloth laid flat, pale resist squares on deep indigo, one corner turned back",
    },
    fine,
    "#3a46b8",
  ),
  onRod(
    {
      key: "adire-oniko-moons-1",
      alt: "Indigo cloth covered in pale tied moons with ragged edges, hanging over a rod",
    },
    moons,
    { wall: P.pink, table: P.kola },
  ),
  piled(
    { key: "adire-oniko-moons-2", alt: "Three folded indigo cloths, the one on top tied with moons" },
    [moons, stitched, fine],
    { wall: P.starch, table: P.ochre, accent: P.pink },
  ),
  onRod(
    {
      key: "adire-alabere-rain-1",
      alt: "Blue cloth with stitched zigzag lines like rain, hanging over a rod",
    },
    stitched,
    { wall: P.mint, table: P.lagoon },
  ),
  laid(
    { key: "adire-alabere-rain-2", alt: "Stitched resist lines close up, feathered white on blue" },
    stitched,
    "#4a56cc",
  ),
  piled(
    {
      key: "aso-oke-sanyan-1",
      alt: "Folded aso-oke in the pale brown of wild silk, small diamonds woven in",
    },
    [sanyan, sanyan],
    { wall: P.kola, table: P.calabash, accent: P.oil },
  ),
  laid(
    {
      key: "aso-oke-sanyan-2",
      alt: "Sanyan aso-oke close up: narrow strips of fawn and cream sewn edge to edge",
    },
    sanyan,
    "#8f6a3a",
  ),
  piled(
    {
      key: "aso-oke-etu-1",
      alt: "Folded aso-oke of near-black indigo with thin pale blue stripes, like a guinea fowl",
    },
    [etu, etu],
    { wall: P.raffia, table: P.palm, accent: P.ochre },
  ),
  onRod({ key: "aso-oke-etu-2", alt: "Etu aso-oke over a rod, thin blue lines on deep indigo strips" }, etu, {
    wall: P.palm,
    table: P.oil,
  }),
  piled(
    { key: "aso-oke-alaari-1", alt: "Folded aso-oke in deep crimson with gold stripes and gold diamonds" },
    [alaari, alaari],
    { wall: P.lagoon, table: P.mint, accent: P.ochre },
  ),
  laid(
    { key: "aso-oke-alaari-2", alt: "Crimson aso-oke close up, gold stripes and woven diamonds" },
    alaari,
    "#5e1230",
  ),
  onRod(
    { key: "ankara-palm-fans-1", alt: "Wax print of red and ochre palm fans, hanging over a rod" },
    fans(PRINTS.ochre),
    { wall: P.lagoon, table: P.night },
  ),
  withThings(
    { key: "ankara-palm-fans-2", alt: "Rolls of the palm fan print in ochre, indigo, kola and leaf" },
    { wall: P.chalk, table: P.palm, accent: P.ochre },
    [
      {
        thing: rolls(
          [fans(PRINTS.ochre, 150), fans(PRINTS.indigo, 150), fans(PRINTS.kola, 150), fans(PRINTS.leaf, 150)],
          "fan-rolls",
          690,
        ),
        x: 520,
        y: 1140,
      },
    ],
  ),
  onRod(
    {
      key: "ankara-gramophone-1",
      alt: "Wax print of large gramophone discs in blue and ochre, hanging over a rod",
    },
    records(PRINTS.indigo),
    { wall: P.palm, table: P.oil },
  ),
  piled(
    { key: "ankara-gramophone-2", alt: "Folded gramophone prints in blue, kola and lagoon" },
    [records(PRINTS.indigo, 220), records(PRINTS.kola, 220), records(PRINTS.lagoon, 220)],
    { wall: P.ochre, table: P.indigo, accent: P.palm },
  ),
  onRod(
    { key: "ankara-swallows-1", alt: "Wax print of swallows flying over tiny dots, hanging over a rod" },
    swallows(PRINTS.lagoon),
    { wall: P.kola, table: P.night },
  ),
  laid(
    { key: "ankara-swallows-2", alt: "The swallow print laid flat, lagoon and red birds on mint" },
    swallows(PRINTS.lagoon),
    P.lagoon,
  ),
  onRod(
    {
      key: "strip-cloth-bonwire-1",
      alt: "Handwoven strip cloth of gold, green and red blocks, hanging over a rod",
    },
    strips,
    { wall: P.indigo, table: P.night },
  ),
  piled(
    { key: "strip-cloth-bonwire-2", alt: "Strip cloth folded, gold and green steps and eyes on the edge" },
    [strips, asoOke(MARKET, null, 120)],
    { wall: P.leaf, table: P.ochre, accent: P.lime },
  ),
  onRod(
    {
      key: "bogolan-segou-1",
      alt: "Brown mud cloth with pale zigzags, crosses and diamonds, hanging over a rod",
    },
    bogolan,
    { wall: P.calabash, table: P.earth },
  ),
  laid(
    { key: "bogolan-segou-2", alt: "Mud cloth close up: chalk lines on dark brown cotton" },
    bogolan,
    P.raffia,
  ),
  piled(
    { key: "akwete-wrapper-1", alt: "Folded Akwete cloth, red with rows of gold and pink lozenges" },
    [akweteRed, akwete(P.indigo, [P.ochre, P.sky, P.pink])],
    { wall: P.mint, table: P.leaf, accent: P.chalk },
  ),
  laid(
    { key: "akwete-wrapper-2", alt: "Akwete cloth close up: woven lozenges in gold, pink and mint on red" },
    akweteRed,
    P.indigo,
  ),
];
