import type { Drawing } from "../paint/drawing";
import { P } from "../paint/palette";
import { type Backdrop, PORTRAIT, type Stand, scene } from "../paint/scene";
import { agogo, djembe, shekere, talkingDrum, udu } from "../things/drums";
import { agidigbo, balafon, flute, kora } from "../things/strings";

const still = (key: string, alt: string, backdrop: Backdrop, stands: readonly Stand[]): Drawing => ({
  key,
  alt,
  size: PORTRAIT,
  svg: scene(key, PORTRAIT, backdrop, stands),
});

export const INSTRUMENTS: readonly Drawing[] = [
  still(
    "djembe-hand-drum-1",
    "A goblet drum with carved diamonds, indigo rope and a goatskin head",
    { wall: P.ochre, table: P.palm, accent: P.raffia },
    [{ thing: djembe(P.earth, P.blue), x: 520, y: 1160, scale: 1.5 }],
  ),
  still(
    "djembe-hand-drum-2",
    "Two djembes, one roped in red, one in indigo",
    { wall: P.mint, table: P.indigo, behind: "arch", accent: P.chalk },
    [
      { thing: djembe(P.clay, P.night), x: 360, y: 1080, scale: 1.05 },
      { thing: djembe(P.bark, P.palm), x: 700, y: 1200, scale: 1.15 },
    ],
  ),
  still(
    "gangan-talking-drum-1",
    "An hourglass talking drum with its cords, red strap and bent stick",
    { wall: P.lagoon, table: P.ochre, accent: P.mint },
    [{ thing: talkingDrum(P.earth, P.raffia), x: 480, y: 1140, scale: 1.5 }],
  ),
  still(
    "gangan-talking-drum-2",
    "A family of three talking drums",
    { wall: P.palm, table: P.raffia, behind: "stripes", accent: "#e05c33" },
    [
      { thing: talkingDrum(P.bark, P.chalk), x: 290, y: 1040, scale: 0.85 },
      { thing: talkingDrum(P.clay, P.raffia), x: 690, y: 1070, scale: 0.95 },
      { thing: talkingDrum(P.earth, P.ochre), x: 450, y: 1230, scale: 0.75 },
    ],
  ),
  still(
    "sekere-beaded-gourd-1",
    "A long-necked gourd in a net of indigo and red beads",
    { wall: P.pink, table: P.lagoon, accent: P.chalk },
    [{ thing: shekere(P.calabash, P.indigo, P.palm), x: 530, y: 1170, scale: 1.45 }],
  ),
  still(
    "sekere-beaded-gourd-2",
    "Two beaded gourds, crossed",
    { wall: P.indigo, table: P.ochre, accent: P.blue },
    [
      { thing: shekere(P.amber, P.palm, P.chalk), x: 390, y: 1150, scale: 1.1, lean: 12 },
      { thing: shekere(P.calabash, P.leaf, P.kola), x: 710, y: 1210, scale: 1.1, lean: -12 },
    ],
  ),
  still(
    "kora-21-strings-1",
    "A kora: half a calabash under pale skin, a long neck and many strings",
    { wall: P.kola, table: P.calabash, accent: P.palm, horizon: 0.76 },
    [{ thing: kora(), x: 540, y: 1210, scale: 1.02 }],
  ),
  still(
    "kora-21-strings-2",
    "The body of the kora close up, red studs around the skin",
    { wall: P.ochre, table: P.indigo, behind: "beam", accent: "#f8c247", horizon: 0.8 },
    [{ thing: kora(), x: 560, y: 1300, scale: 1.75 }],
  ),
  still(
    "agidigbo-thumb-piano-1",
    "A wooden box thumb piano with nine iron tongues and a round hole",
    { wall: P.leaf, table: P.raffia, accent: P.lime },
    [{ thing: agidigbo(P.clay), x: 530, y: 1130, scale: 1.25 }],
  ),
  still(
    "agidigbo-thumb-piano-2",
    "Two thumb pianos, one dark, one red",
    { wall: P.starch, table: P.palm, behind: "steps", accent: P.sky },
    [
      { thing: agidigbo(P.earth), x: 390, y: 1020, scale: 0.82 },
      { thing: agidigbo(P.oil), x: 660, y: 1200, scale: 0.92 },
    ],
  ),
  still(
    "udu-pot-drum-1",
    "A clay pot drum with a round hole in its side, waves around its foot",
    { wall: P.sky, table: P.clay, accent: P.starch },
    [{ thing: udu("#7a3a22", P.raffia), x: 520, y: 1150, scale: 1.45 }],
  ),
  still(
    "udu-pot-drum-2",
    "Two pot drums, dark and pale",
    { wall: P.amber, table: P.night, behind: "arch", accent: P.ochre },
    [
      { thing: udu(P.calabash, P.earth), x: 360, y: 1070, scale: 1.0 },
      { thing: udu("#3a2420", P.clay), x: 720, y: 1200, scale: 1.0 },
    ],
  ),
  still(
    "agogo-double-bell-1",
    "Two iron bells on one bound handle, with a red-tipped stick",
    { wall: P.ochre, table: P.kola, accent: P.palm },
    [{ thing: agogo(), x: 450, y: 1130, scale: 1.36 }],
  ),
  still(
    "balafon-twelve-keys-1",
    "A balafon: twelve wooden keys over round gourds, two red-tipped sticks",
    { wall: P.mint, table: P.leaf, accent: P.ochre },
    [{ thing: balafon(), x: 530, y: 1110, scale: 1.08 }],
  ),
  still(
    "balafon-twelve-keys-2",
    "The balafon with a djembe behind it",
    { wall: P.pink, table: P.indigo, behind: "arch", accent: P.chalk },
    [
      { thing: djembe(P.earth, P.ochre), x: 560, y: 980, scale: 1.1 },
      { thing: balafon(), x: 530, y: 1220, scale: 1.0 },
    ],
  ),
  still(
    "oja-notched-flute-1",
    "A short wooden Igbo flute with carved rings and a red cord",
    { wall: P.palm, table: P.ochre, accent: P.oil },
    [{ thing: flute(P.earth), x: 530, y: 1170, scale: 1.5 }],
  ),
  still(
    "oja-notched-flute-2",
    "Three notched flutes of different woods",
    { wall: P.raffia, table: P.lagoon, behind: "stripes", accent: "#f2e2ba" },
    [
      { thing: flute(P.bark), x: 320, y: 1080, scale: 1.05 },
      { thing: flute(P.calabash), x: 560, y: 1150, scale: 1.1 },
      { thing: flute(P.oil), x: 800, y: 1220, scale: 1.05 },
    ],
  ),
];
