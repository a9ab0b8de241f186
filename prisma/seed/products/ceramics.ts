import type { SeedCategory } from "../product";

export const CERAMICS: SeedCategory = {
  slug: "ceramics",
  name: "Pots and bowls",
  blurb: "Fired earth for water, soup, palm wine and flowers.",
  products: [
    {
      slug: "ikoko-omi-water-pot",
      title: "Ìkòkò omi, water pot",
      summary: "A round clay pot that keeps water cool without a socket.",
      description:
        "Built by hand from coils in Ìlọrin, scraped thin with a calabash shard and fired under grass. Water seeps a little through the wall and takes the heat with it, so the rest stays cool all day. Soak it overnight before the first use. It is unglazed, so do not put milk or oil in it.",
      attributes: [
        ["Material", "Unglazed earthenware"],
        ["Holds", "4 or 9 litres"],
        ["Made in", "Ìlọrin, Kwara"],
        ["Care", "Rinse with water only"],
      ],
      tags: ["earthenware", "handmade", "kitchen", "yoruba"],
      variants: [
        {
          sku: "POT-OMI-4",
          options: { Size: "4 litres" },
          ngn: "12500",
          usd: "29",
          grams: 2600,
          stock: [12, 3],
        },
        { sku: "POT-OMI-9", options: { Size: "9 litres" }, ngn: "19500", grams: 5200, stock: [6, 0] },
      ],
    },
    {
      slug: "suleja-stoneware-jug",
      title: "Suleja stoneware jug",
      summary: "A stout green jug with a band of leaves cut through the glaze.",
      description:
        "Thrown on a kick wheel and fired to 1,280 °C with wood, so each jug is marked by the flame on one side. The glaze is ash and local clay, the green of dry savanna. It pours without dripping, which we tested on a white shirt. Dishwasher safe.",
      attributes: [
        ["Material", "Wood-fired stoneware"],
        ["Holds", "1.4 litres"],
        ["Height", "24 cm"],
        ["Made in", "Suleja, Niger"],
      ],
      tags: ["stoneware", "handmade", "kitchen"],
      variants: [{ sku: "STW-JUG-14", options: {}, ngn: "26000", usd: "42", grams: 1450, stock: [11, 4] }],
    },
    {
      slug: "indigo-splash-bowls",
      title: "Indigo splash bowls",
      summary: "Chalk white bowls with blue run down from the rim.",
      description:
        "The rim is dipped once in cobalt glaze and held upside down; where it runs is its own affair. Wide enough for a full plate of jollof, deep enough for pepper soup. Stoneware, so the oven, microwave and dishwasher are all fine.",
      attributes: [
        ["Material", "Stoneware"],
        ["Across", "19 cm"],
        ["Made in", "Abuja"],
        ["Care", "Dishwasher safe"],
      ],
      tags: ["stoneware", "tableware", "gift"],
      variants: [
        {
          sku: "STW-SPL-1",
          options: { Set: "One bowl" },
          ngn: "9500",
          usd: "16",
          grams: 620,
          stock: [36, 14],
        },
        {
          sku: "STW-SPL-4",
          options: { Set: "Four bowls" },
          ngn: "35000",
          usd: "58",
          was: { ngn: "38000", usd: "64" },
          grams: 2500,
          stock: [10, 4],
        },
      ],
    },
    {
      slug: "palm-wine-cups",
      title: "Palm wine cups",
      summary: "Ribbed clay cups that make a cool drink cooler.",
      description:
        "Small tumblers, ribbed with a fingernail while the clay is wet so they do not slip in a damp hand. Glazed inside, bare outside. Good for palm wine, zobo and strong coffee. Sold singly or as a mixed four.",
      attributes: [
        ["Material", "Glazed earthenware"],
        ["Holds", "220 ml"],
        ["Made in", "Ìlọrin, Kwara"],
        ["Care", "By hand"],
      ],
      tags: ["earthenware", "tableware", "gift"],
      variants: [
        {
          sku: "CUP-PWN-CLA",
          options: { Colour: "Clay" },
          ngn: "4200",
          usd: "8",
          grams: 240,
          stock: [60, 20],
        },
        {
          sku: "CUP-PWN-OCH",
          options: { Colour: "Ochre" },
          ngn: "4200",
          usd: "8",
          grams: 240,
          stock: [44, 12],
        },
        {
          sku: "CUP-PWN-IND",
          options: { Colour: "Indigo" },
          ngn: "4200",
          usd: "8",
          grams: 240,
          stock: [3, 0],
        },
        {
          sku: "CUP-PWN-MIX",
          options: { Colour: "Mixed four" },
          ngn: "15500",
          usd: "29",
          grams: 980,
          stock: [14, 6],
        },
      ],
    },
    {
      slug: "adire-serving-plate",
      title: "Adire serving plate",
      summary: "A wide plate painted like cloth, kola nut in the middle.",
      description:
        "The painter learned on cloth first, and it shows: twelve petals, a ring of seeds and four lobes of kola, white on indigo, in one sitting. Thirty-two centimetres across, so it takes a whole tilapia or a small mountain of puff-puff. Food safe; the pattern is under the glaze.",
      attributes: [
        ["Material", "Stoneware, underglaze"],
        ["Across", "32 cm"],
        ["Made in", "Òṣogbo, Osun"],
        ["Care", "Dishwasher safe"],
      ],
      tags: ["stoneware", "tableware", "indigo", "gift"],
      variants: [{ sku: "PLT-ADR-32", options: {}, ngn: "24500", usd: "39", grams: 1350, stock: [13, 5] }],
    },
    {
      slug: "ikoko-obe-soup-pot",
      title: "Ìkòkò ọbẹ̀, soup pot",
      summary: "Black clay, two ears and a lid: for soup that takes its time.",
      description:
        "Pulled from the fire and smothered in leaves, which turns the clay black and seals it. Soup cooks slowly in it and stays hot at the table for an hour. Season it with a spoon of palm oil over a low flame. It goes on gas and charcoal, not on induction.",
      attributes: [
        ["Material", "Smoke-fired earthenware"],
        ["Holds", "3 litres"],
        ["Made in", "Ìṣàn-Èkìtì, Ekiti"],
        ["Care", "By hand, no soap"],
      ],
      tags: ["earthenware", "kitchen", "handmade", "yoruba"],
      variants: [{ sku: "POT-OBE-3", options: {}, ngn: "17500", usd: "36", grams: 3100, stock: [9, 2] }],
    },
    {
      slug: "gourd-vase",
      title: "Gourd vase",
      summary: "A bottle gourd in clay, with a band of cut leaves.",
      description:
        "The shape is taken from a real gourd grown behind the workshop; the mould is redone each season, so shapes drift. One matt colour all over and leaves cut through to the clay. Holds water, and looks finished without flowers.",
      attributes: [
        ["Material", "Slip-cast stoneware"],
        ["Height", "26 cm"],
        ["Made in", "Lagos"],
        ["Care", "By hand"],
      ],
      tags: ["stoneware", "decor", "gift"],
      variants: [
        {
          sku: "VAS-GRD-PLM",
          options: { Colour: "Palm red" },
          ngn: "21000",
          usd: "34",
          grams: 1100,
          stock: [10, 4],
        },
        {
          sku: "VAS-GRD-OCH",
          options: { Colour: "Ochre" },
          ngn: "21000",
          usd: "34",
          grams: 1100,
          stock: [8, 3],
        },
        {
          sku: "VAS-GRD-LAG",
          options: { Colour: "Lagoon" },
          ngn: "21000",
          usd: "34",
          grams: 1100,
          stock: [4, 0],
        },
        {
          sku: "VAS-GRD-KOL",
          options: { Colour: "Kola" },
          ngn: "21000",
          usd: "34",
          grams: 1100,
          stock: [0, 1],
        },
      ],
    },
    {
      slug: "kasko-incense-burner",
      title: "Kasko, incense burner",
      summary: "A footed clay dish for coals and turaren wuta.",
      description:
        "Every Hausa house has one by the door. Put two lit coals in the bowl, a pinch of turaren wuta on top, and walk it through the rooms. The foot stays cool enough to hold. Comes with a square of goat leather to set it on.",
      attributes: [
        ["Material", "Earthenware, painted"],
        ["Height", "18 cm"],
        ["Made in", "Kano"],
        ["Care", "Brush out the ash"],
      ],
      tags: ["earthenware", "incense", "hausa"],
      variants: [
        {
          sku: "KAS-BUR-CLA",
          options: { Colour: "Clay" },
          ngn: "6800",
          usd: "14",
          grams: 700,
          stock: [25, 9],
        },
        {
          sku: "KAS-BUR-BLK",
          options: { Colour: "Black" },
          ngn: "7200",
          usd: "15",
          grams: 700,
          stock: [12, 3],
        },
      ],
    },
    {
      slug: "big-water-jar",
      title: "Painted storage jar",
      summary: "A tall jar with indigo diamonds, for grain or umbrellas.",
      description:
        "Built in two halves and joined at the belt, where the painter hides the seam under chalk and indigo diamonds. It stands 55 cm high and weighs as much as a small child, so we send it only within Nigeria. Keeps garri dry through the rains.",
      attributes: [
        ["Material", "Earthenware, painted"],
        ["Height", "55 cm"],
        ["Made in", "Ìlọrin, Kwara"],
        ["Care", "Wipe"],
      ],
      tags: ["earthenware", "decor", "large"],
      variants: [
        { sku: "JAR-STO-55", options: {}, ngn: "68000", was: { ngn: "76000" }, grams: 9800, stock: [4, 0] },
      ],
    },
  ],
};
