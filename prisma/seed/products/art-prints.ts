import type { SeedCategory, SeedProduct, SeedVariant } from "../product";

type Stock = readonly [lagos: number, london: number];
type Print = Omit<SeedProduct, "variants" | "attributes"> & {
  readonly code: string;
  readonly artist: string;
  readonly edition: string;
  readonly stock: readonly [a3: Stock, a2: Stock, framed: Stock];
};

const CARE = ["Paper", "Cotton rag, 310 g/m²"] as const;

/** Prints come in the same three forms at the same prices; editions and stock differ. */
function print({ code, artist, edition, stock, ...rest }: Print): SeedProduct {
  const variants: readonly [SeedVariant, SeedVariant, SeedVariant] = [
    {
      sku: `ART-${code}-A3`,
      options: { Form: "A3 print" },
      ngn: "22000",
      usd: "38",
      grams: 320,
      stock: stock[0],
    },
    {
      sku: `ART-${code}-A2`,
      options: { Form: "A2 print" },
      ngn: "36000",
      usd: "62",
      grams: 460,
      stock: stock[1],
    },
    { sku: `ART-${code}-A2F`, options: { Form: "A2, framed" }, ngn: "78000", grams: 3400, stock: stock[2] },
  ];
  return {
    ...rest,
    attributes: [["Artist", artist], ["Edition", edition], CARE, ["Signed", "In pencil, on the back"]],
    variants,
  };
}

export const ART_PRINTS: SeedCategory = {
  slug: "art-prints",
  name: "Art prints",
  blurb: "Signed prints by West African artists, on cotton paper.",
  products: [
    print({
      slug: "market-roofs-noon",
      code: "ROO",
      title: "Market Roofs, Noon",
      summary: "Rust and umbrellas, seen from the tenth floor.",
      description:
        "Ayọ̀délé Kúyẹ̀ drew Balógun market every day for a month from the same window. The roofs are one block of rust; the umbrellas are the people. Printed in nine inks. Framed prints travel within Nigeria only.",
      artist: "Ayọ̀délé Kúyẹ̀",
      edition: "120",
      tags: ["print", "lagos", "market"],
      stock: [
        [24, 10],
        [14, 5],
        [4, 0],
      ],
    }),
    print({
      slug: "third-bridge-evening",
      code: "BRI",
      title: "Third Bridge, Evening",
      summary: "The long bridge, the short light, one fisherman.",
      description:
        "What you see at half past six if your car is not moving. The canoe passes underneath at its own speed. Printed from linocut blocks, so the black sits slightly above the paper.",
      artist: "Ṣadé Falọlá",
      edition: "80",
      tags: ["print", "lagos", "linocut"],
      stock: [
        [18, 7],
        [9, 4],
        [3, 0],
      ],
    }),
    print({
      slug: "gele-one",
      code: "GEL",
      title: "Gèlè I",
      summary: "A woman in profile and six yards of confidence.",
      description:
        "First of a series of twelve headties by Ngozi Amadi. The cloth is the Palm Fans print from our own stalls, redrawn by hand. The face is nobody in particular; everyone says it is their aunt.",
      artist: "Ngozi Amadi",
      edition: "150",
      tags: ["print", "portrait", "gift"],
      stock: [
        [40, 18],
        [22, 9],
        [6, 0],
      ],
    }),
    print({
      slug: "three-calabashes",
      code: "CAL",
      title: "Three Calabashes",
      summary: "Cut paper shapes, quiet enough for a bedroom.",
      description:
        "Three halves of one gourd, or three gourds: the artist will not say. Flat colour, cut by hand before it was printed. It hangs well in a pair with Gèlè I.",
      artist: "Kwabena Otu",
      edition: "100",
      tags: ["print", "still-life"],
      stock: [
        [16, 6],
        [0, 2],
        [2, 0],
      ],
    }),
    print({
      slug: "egrets-at-makoko",
      code: "EGR",
      title: "Egrets at Makoko",
      summary: "White birds over painted houses on stilts.",
      description:
        "Drawn from a canoe in the early morning, when the water is still flat. A tenth of each sale goes to the floating school’s library, and the artist checks.",
      artist: "Ayọ̀délé Kúyẹ̀",
      edition: "120",
      tags: ["print", "lagos", "birds"],
      stock: [
        [21, 8],
        [11, 3],
        [4, 0],
      ],
    }),
    print({
      slug: "osun-grove",
      code: "OSU",
      title: "Ọ̀ṣun Grove",
      summary: "Dark trunks, pale river, one gold coin of sun.",
      description:
        "The sacred grove at Òṣogbo, without people in it. The greens are three printings deep. Best seen from across a room, then from very near.",
      artist: "Ṣadé Falọlá",
      edition: "80",
      tags: ["print", "landscape", "linocut"],
      stock: [
        [12, 4],
        [7, 2],
        [0, 0],
      ],
    }),
    print({
      slug: "danfo-yellow",
      code: "DAN",
      title: "Danfo Yellow",
      summary: "One bus, no seat belts, a great deal of yellow.",
      description:
        "Screen print in five colours, one of which is the exact yellow of the Lagos State specification. The luggage on the roof belongs to the printer.",
      artist: "Tobe Nwachukwu",
      edition: "200",
      tags: ["print", "lagos", "gift"],
      stock: [
        [55, 25],
        [30, 12],
        [8, 0],
      ],
    }),
    print({
      slug: "harmattan-sun",
      code: "HAR",
      title: "Harmattan Sun",
      summary: "Dust, a baobab and three people walking home.",
      description:
        "Ten bands of the same dust. The sun is bare paper. It was the cover of Harmattan Grammar before it was a print.",
      artist: "Kwabena Otu",
      edition: "100",
      tags: ["print", "landscape"],
      stock: [
        [14, 6],
        [8, 3],
        [2, 0],
      ],
    }),
    print({
      slug: "dyers-alphabet",
      code: "ALP",
      title: "The Dyer’s Alphabet",
      summary: "Forty adire signs on one sheet of indigo.",
      description:
        "Printed with real indigo on paper, which almost nobody does, because it rubs. Ours is fixed; hang it out of full sun all the same. A key to the signs comes with it.",
      artist: "Àdùkẹ́ Ògúnléye",
      edition: "60",
      tags: ["print", "adire", "indigo"],
      stock: [
        [9, 3],
        [4, 1],
        [1, 0],
      ],
    }),
  ],
};
