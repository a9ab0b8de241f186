import type { SeedCategory } from "../product";

export const INSTRUMENTS: SeedCategory = {
  slug: "instruments",
  name: "Instruments",
  blurb: "Drums that talk, gourds that rattle, strings and flutes, tuned before they leave.",
  products: [
    {
      slug: "djembe-hand-drum",
      title: "Djembe",
      summary: "A goblet drum with a goatskin head, roped and tuned.",
      description:
        "Carved from one piece of lenke, with a full goatskin pulled by pre-stretched rope. It is tuned when it leaves us; a dry room raises it and the rains lower it. Comes with a cotton cover and a page on how to pull the ropes.",
      attributes: [
        ["Material", "Lenke wood, goatskin, nylon rope"],
        ["Made in", "Bamako, Mali"],
        ["Head", "Goatskin, replaceable"],
      ],
      tags: ["drum", "percussion", "mali"],
      variants: [
        {
          sku: "DRM-DJE-10",
          options: { Head: "25 cm" },
          ngn: "85000",
          usd: "145",
          grams: 5200,
          stock: [8, 4],
        },
        {
          sku: "DRM-DJE-12",
          options: { Head: "30 cm" },
          ngn: "118000",
          usd: "198",
          was: { ngn: "130000", usd: "220" },
          grams: 7100,
          stock: [5, 3],
        },
        {
          sku: "DRM-DJE-14",
          options: { Head: "36 cm, for the stage" },
          ngn: "165000",
          usd: "275",
          grams: 9400,
          stock: [1, 1],
        },
      ],
    },
    {
      slug: "gangan-talking-drum",
      title: "Gángan, talking drum",
      summary: "Squeeze it and it speaks. Yorùbá helps.",
      description:
        "The smallest of the dùndún family and the fastest talker. Kid skin at both ends, about sixty leather cords, a bent stick and a strap for the shoulder. Made by a drum family in Ọ̀yọ́ who play it on Sundays. Keep it out of hot cars.",
      attributes: [
        ["Material", "Ọmọ wood, kid skin, leather"],
        ["Length", "32 cm"],
        ["Made in", "Ọ̀yọ́"],
        ["Includes", "Stick and strap"],
      ],
      tags: ["drum", "percussion", "yoruba"],
      variants: [
        {
          sku: "DRM-GAN-S",
          options: { Size: "Gángan, 32 cm" },
          ngn: "48000",
          usd: "86",
          grams: 1500,
          stock: [11, 5],
        },
        {
          sku: "DRM-GAN-L",
          options: { Size: "Ìyáàlù, 45 cm" },
          ngn: "125000",
          usd: "210",
          grams: 3600,
          stock: [2, 1],
        },
        {
          sku: "DRM-GAN-K",
          options: { Size: "Child’s, 22 cm" },
          ngn: "22000",
          usd: "41",
          grams: 700,
          stock: [16, 6],
        },
      ],
    },
    {
      slug: "sekere-beaded-gourd",
      title: "Ṣẹ̀kẹ̀rẹ̀, beaded gourd",
      summary: "A long-necked gourd in a net of four hundred beads.",
      description:
        "Grown, dried and netted in Òṣogbo. The net is knotted loosely so that the beads slap, not rattle. Strike the base with the heel of your hand for the low note. The gourd is natural, so every one has its own pitch.",
      attributes: [
        ["Material", "Gourd, glass beads, cotton cord"],
        ["Length", "About 38 cm"],
        ["Made in", "Òṣogbo, Osun"],
      ],
      tags: ["percussion", "yoruba", "handmade"],
      variants: [
        {
          sku: "PRC-SEK-IND",
          options: { Beads: "Indigo and red" },
          ngn: "26000",
          usd: "48",
          grams: 780,
          stock: [10, 4],
        },
        {
          sku: "PRC-SEK-CHK",
          options: { Beads: "Red and chalk" },
          ngn: "26000",
          usd: "48",
          grams: 780,
          stock: [7, 2],
        },
      ],
    },
    {
      slug: "kora-21-strings",
      title: "Kora, 21 strings",
      summary: "Half a great calabash, a long neck and a whole library of songs.",
      description:
        "Built to order by a family of griots in Brikama, with tuning machines in place of leather rings so that a beginner can keep it in tune. Cowhide on a calabash the size of a bicycle wheel. Comes with a padded bag, a spare set of strings and one hour of lessons by video. Allow six weeks when there is none on the shelf.",
      attributes: [
        ["Material", "Calabash, cowhide, African rosewood"],
        ["Height", "115 cm"],
        ["Tuning", "F major, machine heads"],
        ["Made in", "Brikama, Gambia"],
      ],
      tags: ["strings", "gambia", "masterwork"],
      variants: [{ sku: "STR-KOR-21", options: {}, ngn: "620000", usd: "980", grams: 6200, stock: [1, 1] }],
    },
    {
      slug: "agidigbo-thumb-piano",
      title: "Àgídìgbo, box thumb piano",
      summary: "Nine iron tongues on a wooden box you can sit on.",
      description:
        "The bass of early jùjú records. The tongues are beaten from hacksaw blades and tuned by sliding them under the bar. Sit on it, or hold it on your lap. Loud enough for a compound without an amplifier.",
      attributes: [
        ["Material", "Mahogany, sprung steel"],
        ["Size", "46 × 34 × 18 cm"],
        ["Made in", "Ìbàdàn, Oyo"],
      ],
      tags: ["thumb-piano", "yoruba", "handmade"],
      variants: [
        {
          sku: "THU-AGI-9",
          options: { Size: "Nine tongues, box" },
          ngn: "74000",
          usd: "128",
          grams: 4100,
          stock: [4, 2],
        },
        {
          sku: "THU-AGI-5",
          options: { Size: "Five tongues, hand" },
          ngn: "18500",
          usd: "36",
          grams: 620,
          stock: [18, 8],
        },
      ],
    },
    {
      slug: "udu-pot-drum",
      title: "Ùdù, pot drum",
      summary: "A clay pot with a second mouth that says “ooh”.",
      description:
        "Igbo women made a water pot, cut a hole in its side and found a voice. Cup the hole with one palm and let go. Fired low, so the clay rings and does not clank. Sits on a raffia ring, which comes with it.",
      attributes: [
        ["Material", "Earthenware"],
        ["Height", "34 cm"],
        ["Made in", "Inyi, Enugu"],
        ["Includes", "Raffia ring"],
      ],
      tags: ["drum", "percussion", "igbo", "earthenware"],
      variants: [
        {
          sku: "DRM-UDU-BRN",
          options: { Colour: "Brown" },
          ngn: "34000",
          usd: "64",
          grams: 2400,
          stock: [7, 3],
        },
        {
          sku: "DRM-UDU-BLK",
          options: { Colour: "Black" },
          ngn: "36000",
          usd: "67",
          grams: 2400,
          stock: [3, 0],
        },
      ],
    },
    {
      slug: "agogo-double-bell",
      title: "Agogo, double bell",
      summary: "Two iron bells on one handle: the clock of the band.",
      description:
        "Forged by a blacksmith in Ọ̀wọ̀ from sheet iron, a fourth apart, bound with dyed leather so it does not cut the hand. It is bare iron; wipe it with a little oil when it rains.",
      attributes: [
        ["Material", "Forged iron, leather"],
        ["Length", "36 cm"],
        ["Made in", "Ọ̀wọ̀, Ondo"],
        ["Includes", "Stick"],
      ],
      tags: ["percussion", "bell", "yoruba"],
      variants: [{ sku: "PRC-AGO-2", options: {}, ngn: "14500", usd: "29", grams: 980, stock: [19, 8] }],
    },
    {
      slug: "balafon-twelve-keys",
      title: "Balafon, twelve keys",
      summary: "Wooden keys over tuned gourds, buzzing as they should.",
      description:
        "The keys are rosewood dried over a slow fire; under each hangs a gourd with a paper-thin membrane that buzzes. Pentatonic, so nothing you play is wrong. The frame unscrews for travel.",
      attributes: [
        ["Material", "Rosewood, gourds, bamboo"],
        ["Width", "75 cm"],
        ["Tuning", "Pentatonic, C"],
        ["Made in", "Bobo-Dioulasso, Burkina Faso"],
      ],
      tags: ["percussion", "keys", "masterwork"],
      variants: [{ sku: "PRC-BAL-12", options: {}, ngn: "185000", usd: "310", grams: 5600, stock: [3, 1] }],
    },
    {
      slug: "oja-notched-flute",
      title: "Ọjà, Igbo notched flute",
      summary: "Our namesake with another tune: the flute that calls dancers by name.",
      description:
        "In Yorùbá ọjà is the market; in Igbo, with other tones, it is this flute. Three notes and a good player can praise you with all of them. Carved from one piece of ube wood, with a cord for the neck.",
      attributes: [
        ["Material", "Ube wood"],
        ["Length", "17 cm"],
        ["Made in", "Awka, Anambra"],
      ],
      tags: ["flute", "wind", "igbo", "gift"],
      variants: [
        {
          sku: "WND-OJA-NAT",
          options: { Wood: "Natural" },
          ngn: "9500",
          usd: "19",
          grams: 160,
          stock: [26, 12],
        },
        { sku: "WND-OJA-DRK", options: { Wood: "Dark" }, ngn: "9500", usd: "19", grams: 160, stock: [18, 5] },
        { sku: "WND-OJA-RED", options: { Wood: "Red" }, ngn: "10500", usd: "21", grams: 160, stock: [0, 0] },
      ],
    },
  ],
};
