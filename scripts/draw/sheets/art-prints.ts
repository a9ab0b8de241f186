import type { Drawing } from "../paint/drawing";
import { P } from "../paint/palette";
import { type Backdrop, PORTRAIT, type Stand, scene } from "../paint/scene";
import { move } from "../paint/svg";
import { sprig } from "../things/goods";
import {
  alphabet,
  bridge,
  calabashes,
  danfo,
  egrets,
  framed,
  gele,
  grove,
  harmattan,
  roofs,
  taped,
} from "../things/prints";
import { GOURD, leafed, vessel } from "../things/vessels";

type Look = { readonly key: string; readonly alt: string; readonly backdrop: Backdrop };

const onWall = (
  { key, alt, backdrop }: Look,
  art: string,
  wood: string,
  stands: readonly Stand[] = [],
): Drawing => ({
  key,
  alt,
  size: PORTRAIT,
  svg: scene(
    key,
    PORTRAIT,
    { horizon: 0.87, behind: "none", ...backdrop },
    stands,
    move(framed(art, wood), 196, 120, 0.92),
  ),
});

const onTape = ({ key, alt, backdrop }: Look, art: string, lean: number): Drawing => ({
  key,
  alt,
  size: PORTRAIT,
  svg: scene(key, PORTRAIT, { horizon: 0.94, ...backdrop }, [], move(taped(art), 220, 150, 1.08, lean)),
});

const vase = (clay: string, line: string): Stand => ({
  thing: vessel({ profile: GOURD, clay, ornament: leafed(line, clay) }),
  x: 930,
  y: 1260,
  scale: 0.62,
});

export const ART_PRINTS: readonly Drawing[] = [
  onWall(
    {
      key: "market-roofs-noon-1",
      alt: "Framed print of rust-coloured market roofs and striped umbrellas seen from above",
      backdrop: { wall: P.starch, table: P.clay },
    },
    roofs(),
    P.bark,
  ),
  onTape(
    {
      key: "market-roofs-noon-2",
      alt: "The roofs print unframed, taped to a blue wall",
      backdrop: { wall: P.blue, table: P.night, behind: "beam", accent: "#3f4cc4" },
    },
    roofs(),
    -2,
  ),
  onWall(
    {
      key: "third-bridge-evening-1",
      alt: "Framed print of a long bridge over dark water, an ochre sun behind it and a canoe below",
      backdrop: { wall: P.raffia, table: P.indigo },
    },
    bridge(),
    P.night,
    [vase(P.palm, P.oil)],
  ),
  onTape(
    {
      key: "third-bridge-evening-2",
      alt: "The bridge print taped to a pink wall",
      backdrop: { wall: P.pink, table: P.kola, behind: "beam", accent: "#f6bcb9" },
    },
    bridge(),
    2,
  ),
  onWall(
    {
      key: "gele-one-1",
      alt: "Framed print of a woman in profile under a great blue and ochre headtie",
      backdrop: { wall: P.lagoon, table: P.ochre },
    },
    gele(),
    P.calabash,
  ),
  onTape(
    {
      key: "gele-one-2",
      alt: "The headtie print taped to a mint wall",
      backdrop: { wall: P.mint, table: P.palm, behind: "beam", accent: "#c2e6da" },
    },
    gele(),
    -1.5,
  ),
  onWall(
    {
      key: "three-calabashes-1",
      alt: "Framed print of three halved calabashes, flat as cut paper, over indigo waves",
      backdrop: { wall: P.palm, table: P.oil },
    },
    calabashes(),
    P.chalk,
    [vase(P.ochre, P.amber)],
  ),
  onWall(
    {
      key: "egrets-at-makoko-1",
      alt: "Framed print of white egrets flying over coloured houses on stilts",
      backdrop: { wall: P.ochre, table: P.leaf },
    },
    egrets(),
    P.earth,
  ),
  onTape(
    {
      key: "egrets-at-makoko-2",
      alt: "The egrets print taped to a green wall",
      backdrop: { wall: P.leaf, table: P.night, behind: "beam", accent: "#238a5d" },
    },
    egrets(),
    2,
  ),
  onWall(
    {
      key: "osun-grove-1",
      alt: "Framed print of dark trunks and a pale river in a green grove",
      backdrop: { wall: P.pink, table: P.kola },
    },
    grove(),
    P.night,
    [{ thing: sprig(), x: 880, y: 1290, scale: 1.1 }],
  ),
  onWall(
    {
      key: "danfo-yellow-1",
      alt: "Framed print of a yellow bus with luggage on its roof against blue lines",
      backdrop: { wall: P.chalk, table: P.palm },
    },
    danfo(),
    P.night,
  ),
  onTape(
    {
      key: "danfo-yellow-2",
      alt: "The yellow bus print taped to an ochre wall",
      backdrop: { wall: P.ochre, table: P.bark, behind: "beam", accent: "#f8c247" },
    },
    danfo(),
    -2,
  ),
  onWall(
    {
      key: "harmattan-sun-1",
      alt: "Framed print of a baobab and three walkers under a pale dusty sun",
      backdrop: { wall: P.indigo, table: P.calabash },
    },
    harmattan(),
    P.calabash,
  ),
  onWall(
    {
      key: "dyers-alphabet-1",
      alt: "Framed print of adire signs in white on indigo, like an alphabet",
      backdrop: { wall: P.mint, table: P.lagoon },
    },
    alphabet(),
    P.chalk,
    [vase(P.kola, "#5d1230")],
  ),
];
