import type { SeedCategory } from "../product";

export const BOOKS: SeedCategory = {
  slug: "books",
  name: "Books",
  blurb: "Novels, poems, recipes and picture books from small presses.",
  products: [
    {
      slug: "the-lagoon-keeps-time",
      title: "The Lagoon Keeps Time",
      summary: "A novel by Tèmítọ́pẹ́ Arójò. A clock repairer, a canoe, and one night in Èkó.",
      description:
        "Delphine mends clocks on Lagos Island and has not crossed the water since her brother did. One evening a stranger brings in a ship’s chronometer that runs backwards. Short chapters, each an hour of the same night. Winner of nothing yet.",
      attributes: [
        ["Author", "Tèmítọ́pẹ́ Arójò"],
        ["Pages", "284"],
        ["Language", "English"],
        ["Published", "2025"],
      ],
      tags: ["fiction", "novel", "lagos"],
      variants: [
        {
          sku: "BK-LAG-PB",
          options: { Binding: "Paperback" },
          ngn: "7500",
          usd: "15",
          grams: 330,
          stock: [45, 20],
        },
        {
          sku: "BK-LAG-HB",
          options: { Binding: "Hardback" },
          ngn: "14500",
          usd: "27",
          grams: 520,
          stock: [12, 6],
        },
      ],
    },
    {
      slug: "salt-road-to-agadez",
      title: "Salt Road to Agadez",
      summary: "Ibrahim Dankwari walks with one of the last salt caravans.",
      description:
        "Twenty-two days, forty camels, and a man who counts everything. Dankwari left an accountant’s desk in Kano to walk the old road, and writes about money, water and debt with equal care. With his own ink drawings.",
      attributes: [
        ["Author", "Ibrahim Dankwari"],
        ["Pages", "212"],
        ["Language", "English"],
        ["Illustrated", "31 drawings"],
      ],
      tags: ["travel", "history", "illustrated"],
      variants: [{ sku: "BK-SAL-PB", options: {}, ngn: "8200", usd: "16", grams: 310, stock: [28, 9] }],
    },
    {
      slug: "a-pot-is-a-promise",
      title: "A Pot Is a Promise",
      summary: "Essays on potters and what they know, by Nkem Ofoduru.",
      description:
        "Eleven potters in eleven towns, and what each one would not let the author write down. About clay, mothers, markets and the price of firewood. It made three people in our office buy pots.",
      attributes: [
        ["Author", "Nkem Ofoduru"],
        ["Pages", "196"],
        ["Language", "English"],
        ["Photographs", "24"],
      ],
      tags: ["essays", "craft"],
      variants: [{ sku: "BK-POT-PB", options: {}, ngn: "7800", usd: "15.5", grams: 300, stock: [19, 8] }],
    },
    {
      slug: "small-chops",
      title: "Small Chops",
      summary: "Ninety party snacks by Bísí Olúwàgbé, from puff-puff to gizdodo.",
      description:
        "Every recipe serves either eight or eighty, with the sums done for you. Puff-puff, samosa, mosa, chin-chin, peppered snails and a chapter called What To Do When The Oil Is Too Hot. The cover wipes clean.",
      attributes: [
        ["Author", "Bísí Olúwàgbé"],
        ["Pages", "240"],
        ["Binding", "Hardback, lies flat"],
        ["Recipes", "90"],
      ],
      tags: ["cookbook", "gift", "illustrated"],
      variants: [
        {
          sku: "BK-CHP-HB",
          options: {},
          ngn: "16500",
          usd: "30",
          was: { ngn: "18500" },
          grams: 980,
          stock: [33, 14],
        },
      ],
    },
    {
      slug: "night-bus-benin-bypass",
      title: "Night Bus, Benin Bypass",
      summary: "Twelve stories by Osaro Ehigiator, all on the same bus.",
      description:
        "The ten o’clock from Jibowu has fifty-nine seats and every passenger has a reason. A runaway, a pastor, a woman with a live goat and a man who is not going anywhere. Read it with the light on.",
      attributes: [
        ["Author", "Osaro Ehigiator"],
        ["Pages", "178"],
        ["Language", "English"],
      ],
      tags: ["fiction", "stories"],
      variants: [{ sku: "BK-BUS-PB", options: {}, ngn: "6200", usd: "13", grams: 240, stock: [26, 10] }],
    },
    {
      slug: "tortoise-borrows-a-drum",
      title: "Tortoise Borrows a Drum",
      summary: "A picture book by Fúnmi Adédòtun, in English with Yorùbá drum words.",
      description:
        "Àjàpá borrows the talking drum for one day only. Everybody knows how long a day is to a tortoise. The drum’s lines are printed in Yorùbá with full tone marks, so that a parent can read them in the right tune. For ages three to seven.",
      attributes: [
        ["Author", "Fúnmi Adédòtun"],
        ["Pages", "32"],
        ["Ages", "3 to 7"],
        ["Language", "English and Yorùbá"],
      ],
      tags: ["children", "picture-book", "yoruba", "gift"],
      variants: [
        {
          sku: "BK-TOR-PB",
          options: { Binding: "Paperback" },
          ngn: "4500",
          usd: "11",
          grams: 180,
          stock: [60, 25],
        },
        {
          sku: "BK-TOR-BD",
          options: { Binding: "Board book" },
          ngn: "6800",
          usd: "14",
          grams: 420,
          stock: [0, 0],
        },
      ],
    },
    {
      slug: "reading-cloth",
      title: "Reading Cloth",
      summary: "Rẹ̀mí Ọṣúntókun’s field guide to two hundred adire designs.",
      description:
        "Each design has a page: a photograph, its name in Yorùbá, what the dyer says it means and what the dyer’s mother said. Small enough for a market bag. There are blank squares at the back for the ones she missed.",
      attributes: [
        ["Author", "Rẹ̀mí Ọṣúntókun"],
        ["Pages", "416"],
        ["Language", "English and Yorùbá"],
        ["Illustrated", "200 colour plates"],
      ],
      tags: ["craft", "adire", "reference", "gift"],
      variants: [{ sku: "BK-CLO-FX", options: {}, ngn: "19500", usd: "36", grams: 740, stock: [15, 7] }],
    },
    {
      slug: "harmattan-grammar",
      title: "Harmattan Grammar",
      summary: "Poems by Zainab Maikudi about dust, girls’ schools and verbs.",
      description:
        "Fifty-one poems in four tenses. Maikudi teaches English in Zaria and writes as if each line costs her a kobo. Sewn in sections, so it opens flat.",
      attributes: [
        ["Author", "Zainab Maikudi"],
        ["Pages", "88"],
        ["Language", "English, some Hausa"],
      ],
      tags: ["poetry"],
      variants: [{ sku: "BK-HAR-PB", options: {}, ngn: "5200", usd: "12", grams: 150, stock: [3, 5] }],
    },
    {
      slug: "market-womens-sums",
      title: "Market Women’s Sums",
      summary: "How Onitsha traders count, lend and save, by Chidinma Ezeilo.",
      description:
        "A mathematician spends two years behind a stall. She explains rotating savings, price by handshake, and how to divide a profit among nine people in your head. The proofs are in the back; the arguments are in the front.",
      attributes: [
        ["Author", "Chidinma Ezeilo"],
        ["Pages", "264"],
        ["Language", "English"],
      ],
      tags: ["economics", "mathematics", "market"],
      variants: [
        {
          sku: "BK-SUM-PB",
          options: { Binding: "Paperback" },
          ngn: "8800",
          usd: "17",
          grams: 340,
          stock: [22, 9],
        },
        {
          sku: "BK-SUM-HB",
          options: { Binding: "Hardback" },
          ngn: "15500",
          usd: "29",
          grams: 540,
          stock: [6, 0],
        },
      ],
    },
  ],
};
