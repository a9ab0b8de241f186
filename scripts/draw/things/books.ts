import { fitted, words } from "../paint/letters";
import { darker, lighter, P } from "../paint/palette";
import type { Thing } from "../paint/scene";
import { circle, group, inside, move, path, polygon, rect, times } from "../paint/svg";

export const COVER = { width: 480, height: 690 } as const;

/** What is printed on a cover behind its words, on a sheet of COVER size from the origin. */
export type CoverArt = string;

export type Book = {
  readonly title: readonly string[];
  readonly author: string;
  readonly ground: string;
  readonly ink: string;
  readonly art: CoverArt;
  /** Where the title begins, from the top. */
  readonly titleAt: number;
  readonly size?: number;
};

/** The front of the cover, flat. */
export function cover({ title, author, ground, ink, art, titleAt, size: limit = 84 }: Book): string {
  const size = fitted(title, COVER.width - 76, limit);
  const lines = title.map((line, index) => {
    const text = words({ text: line, size, fill: ink });
    return move(text.art, 38 + text.width / 2, titleAt + size * (0.78 + index * 0.94));
  });
  const name = words({
    text: author,
    size: fitted([author], COVER.width - 90, 36, 600),
    fill: ink,
    weight: 600,
  });
  return (
    rect([0, 0], [COVER.width, COVER.height], { fill: ground }) +
    art +
    rect([0, COVER.height - 88], [COVER.width, 88], { fill: ground }) +
    lines.join("") +
    move(name.art, 38 + name.width / 2, COVER.height - 38)
  );
}

/** A book standing up, turned a little, its pages to the right. */
export function standing(book: Book, thick = 70): Thing {
  const { width, height } = COVER;
  const half = width / 2;
  const front = polygon([
    [-half, 0],
    [half, 0],
    [half, -height],
    [-half, -height],
  ]);
  const pages = polygon([
    [half, -6],
    [half + thick, -34],
    [half + thick, -height - 14],
    [half, -height + 6],
  ]);
  const back = polygon([
    [half + thick, -28],
    [half + thick + 8, -30],
    [half + thick + 8, -height - 26],
    [half + thick, -height - 22],
  ]);
  const top = polygon([
    [-half, -height],
    [half, -height],
    [half + thick + 8, -height - 26],
    [-half + thick, -height - 26],
  ]);
  return {
    outline: polygon([
      [-half, 0],
      [half + thick, -30],
      [half + thick, -height - 20],
      [-half + thick, -height - 26],
      [-half, -height],
    ]),
    art:
      path(top, { fill: lighter(book.ground, 0.2) }) +
      path(pages, { fill: P.chalk }) +
      times(6, (index) =>
        path(
          `M${half + 9 + index * 10} ${-10 - index * 4}L${half + 9 + index * 10} ${-height - index * 1.5}`,
          { stroke: darker(P.raffia, 0.16), width: 3 },
        ),
      ) +
      path(back, { fill: darker(book.ground, 0.2) }) +
      inside(
        front,
        group(cover(book), `translate(${-half} ${-height})`) +
          rect([-half, -height], [26, height], { fill: P.night, opacity: 0.18 }) +
          rect([-half + 30, -height], [5, height], { fill: P.white, opacity: 0.2 }),
      ),
  };
}

/** Books lying on their sides: their spines, the words along them. */
export function stack(books: readonly Book[]): Thing {
  let y = 0;
  const art = books
    .map((book, index) => {
      const tall = 88 + (index % 3) * 16;
      y -= tall;
      const shift = ((index * 53) % 60) - 30;
      const wide = 620 - ((index * 31) % 50);
      const text = book.title.join(" ");
      const line = words({ text, size: fitted([text], wide - 120, tall * 0.5), fill: book.ink });
      return (
        rect([-wide / 2 + shift, y], [wide, tall], { fill: book.ground, round: 8 }) +
        rect([-wide / 2 + shift, y + tall * 0.72], [wide, tall * 0.28], { fill: P.night, opacity: 0.2 }) +
        rect([-wide / 2 + shift + 22, y], [10, tall], { fill: book.ink }) +
        rect([wide / 2 + shift - 32, y], [10, tall], { fill: book.ink }) +
        move(line.art, shift, y + tall * 0.62)
      );
    })
    .join("");
  return {
    art,
    outline: polygon([
      [-310, 0],
      [310, 0],
      [310, y],
      [-310, y],
    ]),
  };
}

/** An open book: words on the left, a picture on the right. */
export function open(book: Book, verse: readonly string[]): Thing {
  const leaf = "M0 0C-120 -70 -330 -60 -430 -20L-430 -600C-330 -640 -120 -650 0 -580Z";
  const left = path(leaf, { fill: P.chalk });
  const text = verse
    .map((line, index) =>
      move(words({ text: line, size: 34, fill: P.night, weight: 500 }).art, -214, -470 + index * 52),
    )
    .join("");
  const right = group(
    inside(leaf.replace(/-(?=\d)/g, "-"), rect([-430, -660], [430, 680], { fill: book.ground })),
    "scale(-1 1)",
  );
  const picture = inside(
    "M0 0C120 -70 330 -60 430 -20L430 -600C330 -640 120 -650 0 -580Z",
    group(book.art, "translate(0 -670)"),
  );
  return {
    outline: "M-430 -20L430 -20L430 -600L-430 -600Z",
    art:
      path("M-446 0L446 0L446 -596L-446 -596Z", { fill: darker(book.ground, 0.35) }) +
      left +
      right +
      picture +
      text +
      path(
        "M0 0C-30 -40 -60 -50 -90 -54L-90 -630C-60 -625 -30 -610 0 -580C30 -610 60 -625 90 -630L90 -54C60 -50 30 -40 0 0Z",
        { fill: P.night, opacity: 0.16 },
      ),
  };
}

const W = COVER.width;
const H = COVER.height;

/** A lagoon at night, lamps doubled in it. */
export const lagoonArt: CoverArt =
  circle([350, 330], 84, { fill: P.ochre }) +
  times(7, (row) =>
    path(`M${-20 + (row % 2) * 40} ${440 + row * 30}${"q30 -18 60 0t60 0".repeat(5)}`, {
      stroke: row % 2 ? P.sky : P.ochre,
      width: 6,
    }),
  ) +
  path("M60 430L100 400H260L290 430C240 470 110 470 60 430Z", { fill: P.palm }) +
  path("M176 400V356", { stroke: P.chalk, width: 8 }) +
  circle([176, 344], 14, { fill: P.chalk });

/** Dunes, a line of walkers, one big sun. */
export const duneArt: CoverArt =
  circle([330, 300], 120, { fill: P.palm }) +
  path(`M0 420C120 340 220 380 300 440C380 490 430 440 ${W} 410V${H}H0Z`, { fill: P.amber }) +
  path(`M0 520C160 430 280 520 ${W} 480V${H}H0Z`, { fill: P.clay }) +
  times(5, (index) =>
    move(
      path("M-8 0L0 -44L8 0ZM0 -44a9 9 0 1 0 0.1 0Z", { fill: P.night }),
      80 + index * 56,
      478 - Math.sin(index) * 14,
    ),
  );

export const potArt: CoverArt =
  path(
    "M160 600C70 550 80 420 174 392C184 366 174 348 156 330H326C308 348 298 366 308 392C402 420 412 550 322 600Z",
    { fill: P.chalk },
  ) +
  times(4, (row) => path(`M98 ${440 + row * 36}${"l18 -22l18 22".repeat(8)}`, { stroke: P.oil, width: 7 }));

export const chopsArt: CoverArt = times(12, (index) => {
  const [x, y] = [90 + (index % 3) * 150, 300 + Math.floor(index / 3) * 92];
  const fill = [P.ochre, P.chalk, P.amber, P.leaf][index % 4] ?? P.ochre;
  return (
    circle([x, y], 38, { fill }) +
    circle([x - 10, y - 12], 8, { fill: P.white, opacity: 0.6 }) +
    path(`M${x - 20} ${y + 16}c10 12 36 6 34 -18`, { stroke: P.bark, width: 5 })
  );
});

export const busArt: CoverArt =
  rect([0, 520], [W, H - 520], { fill: P.night }) +
  circle([400, 130], 54, { fill: P.chalk }) +
  circle([424, 118], 48, { fill: P.indigo }) +
  rect([60, 380], [360, 150], { fill: P.ochre, round: 26 }) +
  rect([60, 470], [360, 18], { fill: P.night }) +
  times(4, (index) => rect([86 + index * 82, 402], [58, 50], { fill: P.starch, round: 8 })) +
  circle([140, 536], 36, { fill: P.black }) +
  circle([340, 536], 36, { fill: P.black }) +
  circle([140, 536], 14, { fill: P.sky }) +
  circle([340, 536], 14, { fill: P.sky }) +
  path(`M420 480L${W} 440V560Z`, { fill: "#ffe9a8", opacity: 0.7 });

export const tortoiseArt: CoverArt =
  path("M90 560C80 430 180 360 260 360C350 360 430 440 410 560Z", { fill: P.leaf }) +
  path("M150 540L190 440H310L360 540M190 440L240 380L310 440M240 540L250 440", {
    stroke: P.lime,
    width: 10,
  }) +
  path("M400 520C440 470 470 500 462 540C456 566 420 570 400 560Z", { fill: P.clay }) +
  circle([444, 516], 7, { fill: P.night }) +
  rect([120, 552], [60, 44], { fill: P.clay, round: 18 }) +
  rect([310, 552], [60, 44], { fill: P.clay, round: 18 }) +
  path("M196 356C196 300 214 280 214 236H292C292 280 310 300 310 356Z", { fill: P.palm }) +
  path("M196 356L214 236M222 356L232 236M252 356V236M282 356L274 236M310 356L292 236", {
    stroke: P.chalk,
    width: 5,
  });

export const swatchArt: CoverArt = times(12, (index) => {
  const [x, y] = [38 + (index % 3) * 138, 236 + Math.floor(index / 3) * 92];
  const fill = index % 2 ? P.indigo : P.blue;
  const sign =
    [
      circle([64, 46], 24, { stroke: P.starch, width: 7 }),
      path("M14 14L114 78M14 78L114 14", { stroke: P.starch, width: 7 }),
      path("M10 30q26 -24 52 0t52 0M10 62q26 -24 52 0t52 0", { stroke: P.starch, width: 7 }),
      path("M64 10L110 46L64 82L18 46Z", { stroke: P.starch, width: 7 }),
    ][index % 4] ?? "";
  return rect([x, y], [128, 84], { fill }) + move(sign, x, y);
});

export const harmattanArt: CoverArt =
  circle([240, 430], 130, { fill: P.chalk }) +
  times(9, (index) => rect([0, 330 + index * 26], [W, 6 + index], { fill: "#d9c49a" })) +
  path("M110 600C120 540 120 500 116 470M116 500L84 468M118 520L150 486", { stroke: P.bark, width: 9 });

export const marketArt: CoverArt = times(16, (index) => {
  const [x, y] = [38 + (index % 4) * 104, 280 + Math.floor(index / 4) * 80];
  const count = (index * 7) % 4;
  return (
    rect([x, y], [92, 68], { stroke: P.chalk, width: 6, round: 6 }) +
    times(count + 1, (bead) =>
      circle([x + 18 + bead * 19, y + 34], 9, { fill: bead % 2 ? P.ochre : P.chalk }),
    )
  );
});
