import type { SeedCategory } from "../product";

export const FOOD: SeedCategory = {
  slug: "food",
  name: "Food",
  blurb: "Honey, oil, rice, garri, spice and coffee, named by the town they come from.",
  products: [
    {
      slug: "wild-honey-mambilla",
      title: "Oyin, wild Mambilla honey",
      summary: "Dark honey from forest hives on the Mambilla plateau.",
      description:
        "Taken at night from log hives hung in tall trees, strained through cloth and never heated. It tastes of smoke, orange peel and bark. It sets hard in cool weather; stand the jar in warm water to loosen it. Not for babies under one year.",
      attributes: [
        ["From", "Mambilla plateau, Taraba"],
        ["Contains", "Raw honey, nothing else"],
        ["Keeps", "24 months"],
      ],
      tags: ["honey", "raw", "gift", "sweet"],
      variants: [
        {
          sku: "HON-MAM-350",
          options: { Weight: "350 g" },
          ngn: "6500",
          usd: "12",
          grams: 560,
          stock: [48, 20],
        },
        {
          sku: "HON-MAM-700",
          options: { Weight: "700 g" },
          ngn: "11800",
          usd: "21",
          grams: 980,
          stock: [30, 9],
        },
      ],
    },
    {
      slug: "red-palm-oil",
      title: "Epo pupa, red palm oil",
      summary: "First-boil palm oil, thick and red, pressed in small batches.",
      description:
        "From tenera fruit grown by smallholders, boiled, pounded and skimmed the same day. It is never bleached, so beans, ewedu and moin-moin get their proper colour. It turns solid below 24 °C; that is natural. The four-litre keg travels by road, so we sell it in Nigeria only.",
      attributes: [
        ["From", "Okitipupa, Ondo"],
        ["Contains", "Unrefined palm oil"],
        ["Keeps", "12 months, away from light"],
      ],
      tags: ["oil", "cooking", "staple"],
      variants: [
        {
          sku: "OIL-EPO-750",
          options: { Size: "750 ml bottle" },
          ngn: "4800",
          usd: "11",
          grams: 1050,
          stock: [40, 16],
        },
        { sku: "OIL-EPO-4L", options: { Size: "4 litre keg" }, ngn: "19500", grams: 3900, stock: [22, 0] },
      ],
    },
    {
      slug: "groundnut-oil",
      title: "Ẹpà, cold-pressed groundnut oil",
      summary: "Golden oil that smells like a bag of roasted groundnuts.",
      description:
        "Pressed cold in Kano from this year’s groundnuts and left to settle for a week, not filtered with chemicals. Good for frying because it takes heat well; good on salad because it has a taste. Contains groundnuts, of course.",
      attributes: [
        ["From", "Dawakin Tofa, Kano"],
        ["Contains", "Groundnuts (peanuts)"],
        ["Keeps", "9 months"],
      ],
      tags: ["oil", "cooking", "hausa"],
      variants: [
        {
          sku: "OIL-EPA-500",
          options: { Size: "500 ml" },
          ngn: "4200",
          usd: "10",
          grams: 760,
          stock: [33, 11],
        },
        {
          sku: "OIL-EPA-1L",
          options: { Size: "1 litre" },
          ngn: "7800",
          usd: "18",
          grams: 1350,
          stock: [18, 4],
        },
      ],
    },
    {
      slug: "ofada-rice",
      title: "Ọ̀fadà rice",
      summary: "Short brown-speckled rice with the scent people cross Lagos for.",
      description:
        "Grown without irrigation around Ọ̀fadà and Mokoloki, parboiled and left with most of its bran. Stones are picked out by hand, twice. Rinse it until the water runs clear, then cook it with plenty of water and pour off the rest. It wants ayamase and a leaf to eat it from.",
      attributes: [
        ["From", "Mokoloki, Ogun"],
        ["Contains", "Unpolished rice"],
        ["Keeps", "12 months"],
      ],
      tags: ["rice", "staple", "yoruba"],
      variants: [
        {
          sku: "RIC-OFA-2",
          options: { Weight: "2 kg" },
          ngn: "7600",
          usd: "17",
          grams: 2050,
          stock: [55, 12],
        },
        {
          sku: "RIC-OFA-5",
          options: { Weight: "5 kg" },
          ngn: "17900",
          usd: "39",
          was: { ngn: "19500" },
          grams: 5100,
          stock: [24, 3],
        },
        { sku: "RIC-OFA-25", options: { Weight: "25 kg sack" }, ngn: "84000", grams: 25300, stock: [8, 0] },
      ],
    },
    {
      slug: "garri-ijebu",
      title: "Garri Ìjẹ̀bú",
      summary: "Fine, sour and crisp: the garri for soaking.",
      description:
        "Cassava from Ìjẹ̀bú farms, fermented four full days before it is sieved and toasted, which gives the sharp taste. The grain is fine and swells slowly. Soak it in cold water with groundnuts, or make eba and let it stand a minute.",
      attributes: [
        ["From", "Ìjẹ̀bú-Igbó, Ogun"],
        ["Contains", "Fermented cassava"],
        ["Keeps", "9 months, dry"],
      ],
      tags: ["garri", "staple", "yoruba"],
      variants: [
        {
          sku: "GAR-IJB-1",
          options: { Weight: "1 kg" },
          ngn: "2200",
          usd: "7",
          grams: 1020,
          stock: [80, 25],
        },
        {
          sku: "GAR-IJB-5",
          options: { Weight: "5 kg" },
          ngn: "10200",
          usd: "29",
          grams: 5080,
          stock: [36, 5],
        },
      ],
    },
    {
      slug: "yaji-suya-spice",
      title: "Yaji, suya spice",
      summary: "Groundnut, ginger, pepper and smoke, from a suya master in Kano.",
      description:
        "Mallam Sani grinds it in batches of ten kilos: kuli-kuli, ginger, chilli, cloves, grains of Selim and salt. Roll the beef in it before the fire and again after. Also excellent on boiled eggs and roast corn. Contains groundnuts.",
      attributes: [
        ["From", "Kano"],
        ["Contains", "Groundnuts (peanuts), spices, salt"],
        ["Heat", "Medium"],
      ],
      tags: ["spice", "hot", "hausa", "gift"],
      variants: [
        {
          sku: "SPC-YAJ-100",
          options: { Weight: "100 g" },
          ngn: "2800",
          usd: "6.5",
          grams: 220,
          stock: [70, 30],
        },
        {
          sku: "SPC-YAJ-250",
          options: { Weight: "250 g" },
          ngn: "6200",
          usd: "13.5",
          grams: 420,
          stock: [40, 15],
        },
      ],
    },
    {
      slug: "zobo-hibiscus",
      title: "Zobo, whole dried hibiscus",
      summary: "Deep red sepals for a sharp, cold drink.",
      description:
        "Whole calyces dried in shade, not dust from the bottom of the sack. Steep a handful with ginger and cloves, cool it, and sweeten it or do not. One tin makes about eight litres. The tin is too good to throw away.",
      attributes: [
        ["From", "Dutse, Jigawa"],
        ["Contains", "Dried hibiscus"],
        ["Keeps", "18 months"],
      ],
      tags: ["tea", "drink", "gift", "hausa"],
      variants: [{ sku: "TEA-ZOB-200", options: {}, ngn: "5400", usd: "11", grams: 420, stock: [38, 14] }],
    },
    {
      slug: "egusi-ground",
      title: "Ẹ̀gúsí, hand-shelled and ground",
      summary: "Melon seed, shelled by hand, milled the week we send it.",
      description:
        "Machine-shelled ẹ̀gúsí carries bits of husk; ours is shelled by hand in Benue and it shows in the soup. Milled coarse so that you can fry it in lumps. Keep it in the freezer after opening.",
      attributes: [
        ["From", "Otukpo, Benue"],
        ["Contains", "Melon seed"],
        ["Keeps", "6 months"],
      ],
      tags: ["soup", "staple", "cooking"],
      variants: [
        {
          sku: "EGU-GRD-500",
          options: { Cut: "Ground" },
          ngn: "5900",
          usd: "13",
          grams: 540,
          stock: [26, 8],
        },
        {
          sku: "EGU-WHO-500",
          options: { Cut: "Whole" },
          ngn: "5600",
          usd: "12.5",
          grams: 540,
          stock: [19, 2],
        },
      ],
    },
    {
      slug: "mambilla-coffee",
      title: "Mambilla highland coffee",
      summary: "Arabica grown at 1,600 metres, roasted in Lagos on Tuesdays.",
      description:
        "Coffee grows on the Mambilla plateau, where mornings are cold enough for a coat. Washed arabica, medium roast: cocoa, orange and a little woodsmoke. We roast on Tuesdays and post on Wednesdays. Tell us how you brew and we will grind it for you.",
      attributes: [
        ["From", "Gembu, Taraba"],
        ["Roast", "Medium"],
        ["Variety", "Arabica, washed"],
      ],
      tags: ["coffee", "drink", "gift"],
      variants: [
        {
          sku: "COF-MAM-BEA",
          options: { Grind: "Whole beans" },
          ngn: "8900",
          usd: "16",
          grams: 270,
          stock: [42, 18],
        },
        {
          sku: "COF-MAM-FIL",
          options: { Grind: "Filter" },
          ngn: "8900",
          usd: "16",
          grams: 270,
          stock: [20, 7],
        },
        {
          sku: "COF-MAM-ESP",
          options: { Grind: "Espresso" },
          ngn: "8900",
          usd: "16",
          grams: 270,
          stock: [2, 0],
        },
      ],
    },
    {
      slug: "ata-rodo-dried",
      title: "Ata rodo, dried Scotch bonnets",
      summary: "Whole sun-dried peppers with the fruit still in the heat.",
      description:
        "Halved, sun-dried for five days on raised nets and packed whole, so they smell of apricot before they burn. Drop one in the pot and take it out when you have had enough. Wash your hands. Then wash them again.",
      attributes: [
        ["From", "Saki, Oyo"],
        ["Contains", "Scotch bonnet peppers"],
        ["Heat", "Very hot"],
      ],
      tags: ["pepper", "hot", "spice", "cooking"],
      variants: [{ sku: "PEP-ATA-80", options: {}, ngn: "3600", usd: "8", grams: 260, stock: [44, 16] }],
    },
    {
      slug: "plantain-chips",
      title: "Plantain chips, ripe",
      summary: "Sweet, thin and salted once. The bag will not last.",
      description:
        "Ripe plantain cut lengthwise and fried in groundnut oil the same morning. Only salt is added. Fried in a kitchen that also handles groundnuts.",
      attributes: [
        ["From", "Gbọ̀ngán, Osun"],
        ["Contains", "Plantain, groundnut oil, salt"],
        ["Keeps", "4 months"],
      ],
      tags: ["snack", "sweet"],
      variants: [
        {
          sku: "CHP-PLN-1",
          options: { Pack: "One bag, 120 g" },
          ngn: "1500",
          usd: "4",
          grams: 130,
          stock: [120, 40],
        },
        {
          sku: "CHP-PLN-12",
          options: { Pack: "Twelve bags" },
          ngn: "16500",
          usd: "42",
          was: { ngn: "18000", usd: "48" },
          grams: 1600,
          stock: [18, 6],
        },
      ],
    },
    {
      slug: "idanre-cocoa",
      title: "Ìdànrè drinking cocoa",
      summary: "Single-estate cocoa, ground with nothing taken out.",
      description:
        "Beans from one farm below the Ìdànrè hills, fermented six days under banana leaves. Ground whole with a little cane sugar, so the fat stays in and the cup is thick. Whisk two spoons into hot milk or water.",
      attributes: [
        ["From", "Ìdànrè, Ondo"],
        ["Contains", "Cocoa 72%, cane sugar"],
        ["Keeps", "15 months"],
      ],
      tags: ["cocoa", "drink", "sweet", "gift"],
      variants: [{ sku: "COC-IDN-250", options: {}, ngn: "7200", usd: "14", grams: 430, stock: [27, 0] }],
    },
  ],
};
