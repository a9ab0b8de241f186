type Shelf = {
  readonly slug: string;
  readonly name: string;
  readonly blurb: string;
  readonly stuffs: readonly string[];
  readonly things: readonly string[];
};

export const TONES = ["indigo", "kola", "clay red", "palm green", "cowrie white", "harmattan gold", "lagoon blue", "charcoal", "hibiscus", "sand", "moringa", "midnight"];
export const MAKERS = ["Ìyá Rónkẹ́", "Alhaji Musa", "the Okonkwo sisters", "Ngozi Eze", "Baba Suwe", "the Ìseyìn guild", "Efua Mensah", "Bólá and daughters", "Zainab Bello", "Kwame Owusu", "Mama Ebele"];
export const PLACES = ["Abẹ́òkúta", "Ìseyìn", "Kano", "Benin City", "Aba", "Òṣogbo", "Akwete", "Bida", "Kumasi", "Jos", "Calabar", "Lagos", "Nsukka"];

/** What each shelf holds: what things are made of, and what they are. */
export const SHELVES: readonly Shelf[] = [
  {
    slug: "textiles", name: "Textiles", blurb: "Cloth that was dyed, woven and printed by hand.",
    stuffs: ["àdìrẹ ẹlẹ́kọ", "Aṣọ-òkè", "ankara", "kente", "akwete", "bògòlanfini", "ríga cotton", "george"],
    things: ["wrapper", "headtie", "table runner", "throw", "scarf", "shirt", "bedspread", "tote bag", "cushion cover", "agbádá"],
  },
  {
    slug: "ceramics", name: "Ceramics", blurb: "Thrown, burnished and fired with wood.",
    stuffs: ["stoneware", "earthenware", "burnished clay", "raku", "ash-glazed", "terracotta", "slip-painted", "pit-fired"],
    things: ["bowl", "mug", "vase", "water pot", "plate", "jug", "teapot", "platter", "planter", "lamp"],
  },
  {
    slug: "home", name: "Home", blurb: "For tables, walls and floors.",
    stuffs: ["raffia", "bamboo", "ebony", "ìrókò", "calabash", "brass", "mahogany", "sisal"],
    things: ["basket", "stool", "tray", "mat", "mirror", "candle holder", "lampshade", "spoon set", "fan", "bread board"],
  },
  {
    slug: "beauty", name: "Beauty", blurb: "Shea, black soap and oils, pressed cold.",
    stuffs: ["shea", "black soap", "baobab", "moringa oil", "coconut", "camwood", "cocoa butter", "hibiscus petal"],
    things: ["balm", "bar", "body oil", "scrub", "mask", "hair butter", "bath salt", "hand cream", "shampoo", "gift box"],
  },
  {
    slug: "food", name: "Food", blurb: "From farms and kitchens we know.",
    stuffs: ["yájì", "ọ̀gbọ̀nọ̀", "ẹ̀gúsí", "honey", "cocoa", "ginger", "cashew", "plantain"],
    things: ["jar", "snack", "tea", "spice mix", "flour", "bar", "syrup", "sauce", "chips", "hamper"],
  },
  {
    slug: "books", name: "Books", blurb: "Stories, cooking and art from the coast.",
    stuffs: ["cloth-bound", "letterpress", "illustrated", "signed", "Yorùbá", "Igbo", "Hausa", "pocket"],
    things: ["novel", "cookbook", "poems", "atlas", "notebook", "field guide", "picture book", "essays", "calendar", "songbook"],
  },
  {
    slug: "art-prints", name: "Art prints", blurb: "Printed in small runs, numbered and signed.",
    stuffs: ["linocut", "risograph", "giclée", "screenprint", "woodcut", "etching", "photograph", "collage"],
    things: ["market scene", "portrait", "lagoon view", "map", "masquerade", "still life", "skyline", "pattern study", "drummer", "danfo"],
  },
  {
    slug: "jewellery", name: "Jewellery", blurb: "Beads, brass and silver, worn for good.",
    stuffs: ["coral bead", "brass", "silver", "cowrie", "glass bead", "bronze", "horn", "recycled gold"],
    things: ["necklace", "bracelet", "ring", "earrings", "anklet", "brooch", "waist beads", "cuff", "pendant", "hairpin"],
  },
];
