import type { SeedCategory } from "../product";

export const BEAUTY: SeedCategory = {
  slug: "beauty",
  name: "Beauty",
  blurb: "Soap, shea, oils and combs, from the kitchen and the grove.",
  products: [
    {
      slug: "ose-dudu-black-soap",
      title: "Ọṣẹ dúdú, black soap",
      summary: "Palm ash, shea and patience. Nothing that smells of a shop.",
      description:
        "Cocoa pods and plantain skins are burnt to ash, leached, and stirred with palm kernel oil and shea for a day. The bars are cut by hand, so weights run a little over. It is soft, so keep it dry between washes. It may tingle at first: it is real soap.",
      attributes: [
        ["Contains", "Palm kernel oil, plantain ash, shea"],
        ["Made in", "Ìkìrun, Osun"],
        ["Skin", "All; try a small patch first"],
      ],
      tags: ["soap", "natural", "yoruba"],
      variants: [
        {
          sku: "SOP-DUD-1",
          options: { Pack: "One bar, 150 g" },
          ngn: "2400",
          usd: "6",
          grams: 170,
          stock: [90, 35],
        },
        {
          sku: "SOP-DUD-3",
          options: { Pack: "Three bars" },
          ngn: "6500",
          usd: "16",
          was: { ngn: "7200" },
          grams: 510,
          stock: [40, 15],
        },
        {
          sku: "SOP-DUD-TUB",
          options: { Pack: "Soft, 500 g tub" },
          ngn: "6900",
          usd: "17",
          grams: 580,
          stock: [16, 4],
        },
      ],
    },
    {
      slug: "ori-raw-shea",
      title: "Òrí, raw shea butter",
      summary: "Ivory butter, kneaded by hand, with its own nutty smell.",
      description:
        "Women in Saki crack, roast, grind and knead the nuts, then wash the butter three times. It is not bleached or scented, so it smells a little of smoke. Rub a small piece between your palms until it melts. It keeps for two years and softens scalp, hands and drum skins.",
      attributes: [
        ["Contains", "Unrefined shea butter"],
        ["Made in", "Saki, Oyo"],
        ["Keeps", "24 months"],
      ],
      tags: ["shea", "natural", "hair", "skin"],
      variants: [
        {
          sku: "SHE-RAW-200",
          options: { Weight: "200 g" },
          ngn: "3800",
          usd: "10",
          grams: 260,
          stock: [64, 24],
        },
        {
          sku: "SHE-RAW-500",
          options: { Weight: "500 g" },
          ngn: "8400",
          usd: "21",
          grams: 590,
          stock: [30, 10],
        },
      ],
    },
    {
      slug: "kuka-baobab-oil",
      title: "Kuka, baobab seed oil",
      summary: "A light golden oil that sinks in before you have dressed.",
      description:
        "Cold-pressed from the seeds inside baobab pods, after the white pulp has gone to make drinks. It takes about thirty pods to fill one small bottle. Four drops are enough for a face, ten for a head of hair.",
      attributes: [
        ["Contains", "Baobab seed oil"],
        ["From", "Katsina"],
        ["Bottle", "Glass, with dropper"],
      ],
      tags: ["oil", "natural", "skin", "hair", "hausa"],
      variants: [
        {
          sku: "OIL-KUK-30",
          options: { Size: "30 ml" },
          ngn: "7500",
          usd: "15",
          grams: 110,
          stock: [28, 12],
        },
        {
          sku: "OIL-KUK-100",
          options: { Size: "100 ml" },
          ngn: "19800",
          usd: "38",
          grams: 240,
          stock: [9, 3],
        },
      ],
    },
    {
      slug: "agbon-coconut-oil",
      title: "Adín àgbọn, coconut oil",
      summary: "Clear oil from fresh milk, not from dried copra.",
      description:
        "The milk of fresh Badagry coconuts is left overnight until the oil rises by itself. It is clear as water, smells faintly sweet and goes white when the harmattan comes. For hair, skin or the pan: it is all the same oil.",
      attributes: [
        ["Contains", "Virgin coconut oil"],
        ["Made in", "Badagry, Lagos"],
        ["Bottle", "Glass"],
      ],
      tags: ["oil", "natural", "hair", "skin"],
      variants: [{ sku: "OIL-AGB-250", options: {}, ngn: "5200", usd: "12", grams: 480, stock: [34, 11] }],
    },
    {
      slug: "kankan-sponge",
      title: "Kànkàn, bath sponge",
      summary: "Beaten palm fibre that scrubs like your grandmother did.",
      description:
        "Long fibres beaten out of young palm stems, washed and knotted round a loop. Stiff when dry, soft when wet, and it lathers black soap like nothing else. Rinse it, hang it up, and it lasts about half a year.",
      attributes: [
        ["Material", "Raffia palm fibre"],
        ["Made in", "Ìkirè, Osun"],
        ["Care", "Rinse and hang to dry"],
      ],
      tags: ["bath", "natural", "yoruba"],
      variants: [{ sku: "SPG-KAN-1", options: {}, ngn: "1800", usd: "5", grams: 90, stock: [75, 30] }],
    },
    {
      slug: "ooya-carved-comb",
      title: "Òòyà, carved comb",
      summary: "Long smooth teeth for thick hair, diamonds on the handle.",
      description:
        "Sawn and carved from one piece, sanded with a leaf and oiled with shea. The teeth are wide and round-tipped, so they part thick hair without pulling. Given by a suitor, once, with a message in the carving. Ours say nothing in particular.",
      attributes: [
        ["Material", "Ìrókò, mahogany or ebony-dyed wood"],
        ["Length", "19 cm"],
        ["Made in", "Ọ̀yọ́"],
      ],
      tags: ["comb", "hair", "handmade", "gift"],
      variants: [
        { sku: "CMB-OOY-IRO", options: { Wood: "Ìrókò" }, ngn: "5800", usd: "13", grams: 95, stock: [20, 8] },
        {
          sku: "CMB-OOY-MAH",
          options: { Wood: "Mahogany" },
          ngn: "5800",
          usd: "13",
          grams: 95,
          stock: [14, 5],
        },
        { sku: "CMB-OOY-DRK", options: { Wood: "Dark" }, ngn: "6400", usd: "14", grams: 95, stock: [0, 2] },
      ],
    },
    {
      slug: "turaren-wuta-incense",
      title: "Turaren wuta, Maiduguri incense",
      summary: "Scented wood chips, cooked with sugar, musk and cloves.",
      description:
        "Maiduguri women blend and cook it for days, and every house guards its own recipe. Ours is warm: sandalwood, cloves, brown sugar and a little musk. Put a pinch on hot coal and shut the door for ten minutes. The scent stays in cloth for days.",
      attributes: [
        ["Made in", "Maiduguri, Borno"],
        ["Weight", "120 g in a painted caddy"],
        ["Burns on", "Charcoal or an electric burner"],
      ],
      tags: ["incense", "scent", "hausa", "gift"],
      variants: [
        {
          sku: "INC-TUR-WRM",
          options: { Scent: "Warm" },
          ngn: "9800",
          usd: "19",
          grams: 380,
          stock: [22, 10],
        },
        {
          sku: "INC-TUR-FLO",
          options: { Scent: "Floral" },
          ngn: "9800",
          usd: "19",
          grams: 380,
          stock: [13, 0],
        },
      ],
    },
    {
      slug: "garden-soap-trio",
      title: "Garden soap, set of three",
      summary: "Neem, camwood and honey: three bars for three moods.",
      description:
        "Cold-process soap, cured six weeks. Neem is green and plain, camwood is rust-red and gently rough, honey is amber and smells like the kitchen. Wrapped in paper printed with our own adire squares.",
      attributes: [
        ["Contains", "Palm kernel, coconut and shea oils"],
        ["Weight", "3 × 100 g"],
        ["Made in", "Lagos"],
      ],
      tags: ["soap", "gift", "natural"],
      variants: [
        {
          sku: "SOP-TRI-3",
          options: {},
          ngn: "7900",
          usd: "17",
          was: { ngn: "9000", usd: "20" },
          grams: 360,
          stock: [31, 12],
        },
      ],
    },
    {
      slug: "osun-camwood-polish",
      title: "Osùn, camwood body polish",
      summary: "Brides’ red powder in shea and honey.",
      description:
        "Camwood heart, ground to silk and stirred into shea and honey. Rub it on damp skin, wait, rinse. It leaves a glow and no stain, unless you wear white straight after. For face and body.",
      attributes: [
        ["Contains", "Camwood, shea, honey"],
        ["Weight", "250 g"],
        ["Made in", "Ìlọrin, Kwara"],
      ],
      tags: ["skin", "natural", "wedding", "yoruba"],
      variants: [{ sku: "CAM-OSN-250", options: {}, ngn: "8200", usd: "18", grams: 430, stock: [4, 2] }],
    },
  ],
};
