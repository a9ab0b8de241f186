import type { SeedCategory } from "../product";

export const TEXTILES: SeedCategory = {
  slug: "textiles",
  name: "Cloth",
  blurb: "Adire, aso-oke, wax prints and mud cloth, by the yard and by the wrapper.",
  products: [
    {
      slug: "adire-eleko-ibadandun",
      title: "Àdìrẹ ẹlẹ́kọ, Ìbàdàndùn",
      summary: "Hand-painted indigo cloth in the old “Ibadan is sweet” design.",
      description:
        "Cassava starch is painted on white cotton with a feather, square by square, before the cloth goes five times into the indigo pot. This is the old Ìbàdàndùn layout: the pillars of Mápó Hall, fish, combs and tortoises. It is dyed by two sisters in Abẹ́òkúta, so no two lengths match to the line. Wash it alone in cold water the first three times.",
      attributes: [["Material", "100% cotton, natural indigo"], ["Width", "1.14 m"], ["Made in", "Abẹ́òkúta, Ogun"], ["Care", "Cold wash, dry in shade"]],
      tags: ["adire", "indigo", "hand-dyed", "yoruba"],
      variants: [
        { sku: "ADR-IBD-25", options: { Length: "2½ yards" }, ngn: "14500", usd: "24", grams: 420, stock: [26, 8] },
        { sku: "ADR-IBD-50", options: { Length: "5 yards" }, ngn: "27000", usd: "44", grams: 840, stock: [18, 5] },
      ],
    },
    {
      slug: "adire-oniko-moons",
      title: "Àdìrẹ oníko, Moons",
      summary: "Pebbles tied in with raffia leave pale moons on deep indigo.",
      description:
        "Hundreds of small stones are tied into the cloth with raffia, one at a time, and cut out after the last dip. What stays is a sky of ragged moons. The cotton is soft from the start and the blue deepens in folds. A five-yard piece holds about four hundred ties and takes nine days.",
      attributes: [["Material", "100% cotton, natural indigo"], ["Width", "1.14 m"], ["Made in", "Òṣogbo, Osun"], ["Care", "Cold wash, dry in shade"]],
      tags: ["adire", "indigo", "hand-dyed", "tie-dye", "yoruba"],
      variants: [
        { sku: "ADR-MOO-25", options: { Length: "2½ yards" }, ngn: "13500", usd: "22", grams: 400, stock: [30, 10] },
        { sku: "ADR-MOO-50", options: { Length: "5 yards" }, ngn: "25500", usd: "42", grams: 800, stock: [12, 3] },
      ],
    },
    {
      slug: "adire-alabere-rain",
      title: "Àdìrẹ alábẹ́rẹ́, Rain",
      summary: "Stitched-resist cotton with feathered lines like rain on a window.",
      description:
        "The lines are sewn by machine or by hand, pulled tight until the cloth is a stiff rope, dyed, and unpicked. Each stitch leaves one small white feather. This one is lighter in weight than our other adire and makes good shirts and curtains.",
      attributes: [["Material", "Cotton lawn, synthetic indigo"], ["Width", "1.14 m"], ["Made in", "Abẹ́òkúta, Ogun"], ["Care", "30 °C, mild soap"]],
      tags: ["adire", "indigo", "stitched", "light"],
      variants: [
        { sku: "ADR-RAI-25", options: { Length: "2½ yards" }, ngn: "11000", usd: "19", was: { ngn: "13000", usd: "23" }, grams: 330, stock: [22, 0] },
        { sku: "ADR-RAI-50", options: { Length: "5 yards" }, ngn: "20500", usd: "35", grams: 660, stock: [9, 4] },
      ],
    },
    {
      slug: "aso-oke-sanyan",
      title: "Aṣọ òkè, Sányán",
      summary: "The fawn cloth of weddings, with diamonds laid in by hand.",
      description:
        "Sányán is the oldest and quietest of the three great aso-oke cloths, the colour of wild silk. Ours is woven in Ìṣẹ́yìn on a narrow loom in strips as wide as a hand, from cotton with a little silk, then sewn edge to edge. The complete set is a wrapper, a headtie and a shoulder sash. Dry clean, or air it in the sun and fold it away.",
      attributes: [["Material", "Cotton with 15% silk"], ["Strip", "10 cm wide"], ["Made in", "Ìṣẹ́yìn, Oyo"], ["Care", "Dry clean"]],
      tags: ["aso-oke", "handwoven", "wedding", "yoruba"],
      variants: [
        { sku: "AOK-SAN-GEL", options: { Set: "Gèlè (headtie)" }, ngn: "38000", usd: "58", grams: 450, stock: [14, 4] },
        { sku: "AOK-SAN-GIP", options: { Set: "Gèlè and ìpèlé" }, ngn: "72000", usd: "108", grams: 900, stock: [8, 2] },
        { sku: "AOK-SAN-ALL", options: { Set: "Complete, with ìró" }, ngn: "165000", usd: "245", grams: 2100, stock: [4, 1] },
      ],
    },
    {
      slug: "aso-oke-etu",
      title: "Aṣọ òkè, Ẹtù",
      summary: "Near-black indigo with hair-thin blue lines, like a guinea fowl.",
      description:
        "Ẹtù means guinea fowl, and the cloth has the bird’s blue-black shimmer. The yarn is dipped until it is almost black before it goes to the loom. Titled men wear it as an agbádá; cut as a jacket it does the same work. It bleeds a little blue until its second cleaning.",
      attributes: [["Material", "Hand-spun cotton, natural indigo"], ["Strip", "10 cm wide"], ["Made in", "Ìṣẹ́yìn, Oyo"], ["Care", "Dry clean"]],
      tags: ["aso-oke", "handwoven", "indigo", "yoruba"],
      variants: [
        { sku: "AOK-ETU-3", options: { Length: "3 yards" }, ngn: "68000", usd: "102", grams: 1100, stock: [7, 2] },
        { sku: "AOK-ETU-10", options: { Length: "10 yards, for agbádá" }, ngn: "210000", grams: 3600, stock: [2, 0] },
      ],
    },
    {
      slug: "aso-oke-alaari",
      title: "Aṣọ òkè, Àlàárì",
      summary: "Crimson strips with gold lines: the cloth for people who mean to be seen.",
      description:
        "Àlàárì was once woven from crimson silk carried across the Sahara. Ours is mercerised cotton from the same looms, with a gold line on each strip and diamonds laid in by hand. The gèlè holds its shape without starch.",
      attributes: [["Material", "Mercerised cotton, metallic thread"], ["Strip", "11 cm wide"], ["Made in", "Ìlọrin, Kwara"], ["Care", "Dry clean"]],
      tags: ["aso-oke", "handwoven", "wedding", "yoruba"],
      variants: [
        { sku: "AOK-ALA-GEL", options: { Set: "Gèlè (headtie)" }, ngn: "34000", usd: "52", grams: 430, stock: [16, 6] },
        { sku: "AOK-ALA-GIP", options: { Set: "Gèlè and ìpèlé" }, ngn: "64000", usd: "96", was: { ngn: "75000" }, grams: 860, stock: [9, 3] },
        { sku: "AOK-ALA-CAP", options: { Set: "Fìlà (cap)" }, ngn: "15000", usd: "25", grams: 160, stock: [3, 0] },
      ],
    },
    {
      slug: "ankara-palm-fans",
      title: "Ankara, Palm Fans",
      summary: "Wax print of open palm leaves in four colourways.",
      description:
        "A true wax print: both sides carry the full colour, and fine crackle lines show where the wax broke. The fans run the same way up the cloth, so leave a little extra for matching. Soft after one wash and colourfast at 40 °C.",
      attributes: [["Material", "100% cotton"], ["Width", "1.17 m"], ["Printed in", "Kaduna"], ["Care", "40 °C, iron on the back"]],
      tags: ["ankara", "wax-print", "dressmaking"],
      variants: [
        { sku: "ANK-FAN-OCH", options: { Colour: "Ochre" }, ngn: "18000", usd: "28", grams: 900, stock: [40, 12] },
        { sku: "ANK-FAN-IND", options: { Colour: "Indigo" }, ngn: "18000", usd: "28", grams: 900, stock: [35, 10] },
        { sku: "ANK-FAN-KOL", options: { Colour: "Kola" }, ngn: "18000", usd: "28", grams: 900, stock: [21, 0] },
        { sku: "ANK-FAN-LEA", options: { Colour: "Leaf" }, ngn: "18000", usd: "28", grams: 900, stock: [0, 0] },
      ],
    },
    {
      slug: "ankara-gramophone",
      title: "Ankara, Gramophone",
      summary: "Big spinning discs, the print every auntie knows by name.",
      description:
        "Traders have called this one gramophone since there were gramophones. The discs are 22 cm across, so it suits wrappers, curtains and one very confident suit. Sold in six-yard pieces, folded, with the selvedge name printed along the edge.",
      attributes: [["Material", "100% cotton"], ["Width", "1.17 m"], ["Length", "6 yards"], ["Printed in", "Kaduna"]],
      tags: ["ankara", "wax-print", "classic"],
      variants: [
        { sku: "ANK-GRA-IND", options: { Colour: "Indigo" }, ngn: "21000", usd: "32", grams: 980, stock: [28, 9] },
        { sku: "ANK-GRA-KOL", options: { Colour: "Kola" }, ngn: "21000", usd: "32", grams: 980, stock: [17, 5] },
        { sku: "ANK-GRA-LAG", options: { Colour: "Lagoon" }, ngn: "21000", usd: "32", was: { ngn: "24000", usd: "38" }, grams: 980, stock: [6, 2] },
      ],
    },
    {
      slug: "ankara-swallows",
      title: "Ankara, Swallows",
      summary: "Birds in flight: a reminder that money has wings.",
      description:
        "The swallow print is worn at weddings and naming days, and a little drily by people who have just paid for one. Red and lagoon birds on a ground of fine dots. The cotton is a lighter cambric, good for shirts and children’s clothes.",
      attributes: [["Material", "Cotton cambric"], ["Width", "1.17 m"], ["Length", "6 yards"], ["Care", "40 °C"]],
      tags: ["ankara", "wax-print", "light"],
      variants: [
        { sku: "ANK-SWA-MIN", options: { Colour: "Mint" }, ngn: "16500", usd: "26", grams: 760, stock: [24, 7] },
        { sku: "ANK-SWA-STA", options: { Colour: "Starch" }, ngn: "16500", usd: "26", grams: 760, stock: [11, 0] },
      ],
    },
    {
      slug: "strip-cloth-bonwire",
      title: "Bonwire strip cloth stole",
      summary: "Gold, green and red blocks, woven on a narrow loom in Ghana.",
      description:
        "Two strips sewn side by side, each with its own order of steps, eyes and bars, so the pattern never quite repeats. Worn over the shoulders at graduations and in church. The ends are knotted, not hemmed.",
      attributes: [["Material", "Rayon and cotton"], ["Size", "22 × 180 cm"], ["Made in", "Bonwire, Ghana"], ["Care", "Dry clean"]],
      tags: ["handwoven", "ghana", "gift"],
      variants: [{ sku: "STR-BON-STO", options: {}, ngn: "32000", usd: "48", grams: 310, stock: [15, 8] }],
    },
    {
      slug: "bogolan-segou",
      title: "Bogolan throw from Ségou",
      summary: "Heavy cotton painted with river mud and left in the sun.",
      description:
        "Hand-spun strips are soaked in leaf dye, then painted with mud kept a year in a clay pot. Iron in the mud fixes the brown; the pale lines are where the painter did not go. It is thick enough for a bed and wears in like a good jacket. Shake it out; wash it seldom, in cold salted water.",
      attributes: [["Material", "Hand-spun cotton"], ["Size", "150 × 110 cm or 200 × 150 cm"], ["Made in", "Ségou, Mali"], ["Care", "Cold, by hand, seldom"]],
      tags: ["mud-cloth", "handwoven", "mali", "throw"],
      variants: [
        { sku: "BOG-SEG-S", options: { Size: "150 × 110 cm" }, ngn: "46000", usd: "68", grams: 1200, stock: [8, 6] },
        { sku: "BOG-SEG-L", options: { Size: "200 × 150 cm" }, ngn: "78000", usd: "115", grams: 2200, stock: [3, 2] },
      ],
    },
    {
      slug: "akwete-wrapper",
      title: "Akwete wrapper",
      summary: "Rows of lozenges in gold, pink and mint, woven by Igbo women.",
      description:
        "Akwete is woven on an upright loom by women alone, and each weaver owns the motifs she makes up. This one is the work of a cooperative of eleven in Ndoki. Two pieces, each two yards, are worn one over the other. The reverse shows long floats, which is how you know it was not printed.",
      attributes: [["Material", "Cotton and rayon"], ["Size", "Two pieces of 1.2 × 1.8 m"], ["Made in", "Akwete, Abia"], ["Care", "Cold, by hand"]],
      tags: ["handwoven", "igbo", "wedding"],
      variants: [
        { sku: "AKW-WRP-RED", options: { Ground: "Red" }, ngn: "88000", usd: "132", grams: 1500, stock: [5, 2] },
        { sku: "AKW-WRP-IND", options: { Ground: "Indigo" }, ngn: "88000", usd: "132", grams: 1500, stock: [2, 1] },
      ],
    },
  ],
};
