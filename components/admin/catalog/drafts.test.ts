import { describe, expect, it } from "vitest";
import type { EditorProduct } from "@/server/modules/catalog/contract/staff-products";
import { CategoryId, ProductId, VariantId } from "@/server/shared/id";
import { changesBetween, clashesOf, mergeDrafts } from "./compare-drafts";
import { type Draft, toDraft } from "./draft";
import {
  addCombinations,
  addOption,
  dropOption,
  fillDown,
  nameOption,
  pasteBlock,
  readBlock,
  setCell,
} from "./grid-edits";
import { placeErrors, readDraft } from "./read-draft";
import { readHistory } from "./read-history";

const letters = (letter: string) => letter.repeat(26);
const [small, large] = [VariantId.parse(`var_${letters("a")}`), VariantId.parse(`var_${letters("b")}`)];
const sized = (id: typeof small, size: string, minor: bigint) => ({
  id,
  sku: `SCARF-${size}`,
  title: size,
  barcode: null,
  weightGrams: 250,
  lengthMm: 305,
  widthMm: 0,
  heightMm: 0,
  options: { Size: size },
  status: "active" as const,
  prices: [
    { currency: "NGN" as const, minor, compareAtMinor: null, source: "manual" as const },
    { currency: "USD" as const, minor: 999n, compareAtMinor: 1_299n, source: "filled" as const },
  ],
  onHand: 3,
  reserved: 1,
});
const category = { id: CategoryId.parse(`cat_${letters("c")}`), slug: "cloth", name: "Cloth" };
const product: EditorProduct = {
  id: ProductId.parse(`prd_${letters("d")}`),
  version: 4,
  status: "draft",
  slug: "scarf",
  oldSlugs: [],
  title: "Scarf",
  summary: "Soft",
  description: "",
  seoTitle: "",
  seoDescription: "",
  category,
  tags: ["indigo", "gift"],
  position: 0,
  kind: "parcel",
  attributes: [{ key: "washable", label: "Washable", type: "boolean", unit: null, value: false }],
  definitions: [
    {
      key: "washable",
      label: "Washable",
      type: "boolean",
      unit: null,
      choices: [],
      isFilterable: false,
      position: 0,
    },
    {
      key: "across",
      label: "Across",
      type: "measure",
      unit: "cm",
      choices: [],
      isFilterable: false,
      position: 1,
    },
  ],
  options: [{ name: "Size", values: ["S", "L"] }],
  variants: [sized(small, "S", 1_250_050n), sized(large, "L", 1_500_000n)],
  pictures: [],
  publishedAt: null,
  publishAt: null,
  unpublishAt: null,
  createdAt: new Date(0),
  updatedAt: new Date(0),
  updatedBy: "Ada",
  openCarts: 0,
  history: [],
};
const base = toDraft(product);
const withWord = (draft: Draft, name: string, value: string): Draft => ({
  ...draft,
  fields: { ...draft.fields, [name]: value },
});
const cell = (row: string, column: string) => ({ row, column });
const at = (draft: Draft, row: string, column: string) =>
  draft.rows.find(({ key }) => key === row)?.cells[column];

describe("a draft", () => {
  it("shows a product as people type it, and untouched sends nothing", () => {
    expect(at(base, small, "NGN")).toBe("12,500.50");
    expect(at(base, small, "length")).toBe("30.5");
    expect(base.fields["tags"]).toBe("indigo, gift");
    expect(readDraft(base, base, product)).toEqual({ changes: null, grid: null, errors: {} });
  });

  it("sends only the words that changed, and attributes as a whole", () => {
    const draft = withWord(withWord(base, "tags", " gift,, silk ,gift"), "attribute:across", "70");
    expect(readDraft(draft, base, product)).toMatchObject({
      grid: null,
      changes: {
        tags: ["gift", "silk"],
        attributes: [
          { key: "washable", value: false },
          { key: "across", value: "70" },
        ],
      },
    });
  });

  it("reads money and sizes exactly, and hands a filled price back as it was", () => {
    const { grid, errors } = readDraft(setCell(base, cell(small, "NGN"), "₦13,000.5"), base, product);
    expect(errors).toEqual({});
    expect(grid?.variants[0]).toMatchObject({ id: small, weightGrams: 250, lengthMm: 305 });
    expect(grid?.variants[0]?.prices).toEqual([
      { currency: "NGN", minor: 1_300_050n, compareAtMinor: null, source: "manual" },
      { currency: "USD", minor: 999n, compareAtMinor: 1_299n, source: "filled" },
    ]);
  });

  it("makes a filled price a person's once another amount is typed", () => {
    const { grid } = readDraft(setCell(base, cell(small, "USD"), "10"), base, product);
    expect(grid?.variants[0]?.prices?.[1]).toMatchObject({ minor: 1_000n, source: "manual" });
  });

  it.each([
    ["NGN", "12,50"],
    ["USD", "abc"],
    ["weight", "1.5"],
    ["length", "2.55"],
  ])("names the cell in %s that cannot be read: %s", (column, text) => {
    const { errors } = readDraft(setCell(base, cell(large, column), text), base, product);
    expect(Object.keys(errors)).toEqual([`${large}:${column}`]);
  });

  it("asks for the price now when there is only one before", () => {
    const draft = setCell(setCell(base, cell(small, "NGN"), ""), cell(small, "NGN.was"), "5");
    expect(readDraft(draft, base, product).errors).toHaveProperty(`${small}:NGN`);
  });

  it("puts what the server refused beside its field or cell", () => {
    const { grid } = readDraft(setCell(base, cell(small, "sku"), "x"), base, product);
    const fields = {
      "variants.1.prices.1.compareAtMinor": "a",
      "variants.0.options": "b",
      "options.0.values.1": "c",
      "attributes.0": "d",
      title: "e",
      variants: "f",
    };
    expect(placeErrors(fields, { draft: base, grid, definitions: product.definitions })).toEqual({
      [`${large}:USD.was`]: "a",
      [`${small}:o0`]: "b",
      "options:0": "c",
      "attribute:washable": "d",
      title: "e",
      variants: "f",
    });
  });
});

describe("the grid", () => {
  it.each([
    ["one word", null],
    ["a\tb", [["a", "b"]]],
    ["a\r\nb\r\n", [["a"], ["b"]]],
  ])("reads %j from the clipboard", (text, block) => expect(readBlock(text)).toEqual(block));

  it("pastes to the right and down, and says what did not fit", () => {
    const { draft, left } = pasteBlock(base, cell(large, "NGN"), [["1", "2"], ["3"]]);
    expect([at(draft, large, "NGN"), at(draft, large, "NGN.was"), left]).toEqual(["1", "2", 1]);
  });

  it("fills down from a cell", () => {
    expect(at(fillDown(base, cell(small, "NGN")), large, "NGN")).toBe("12,500.50");
  });

  it("makes each combination once, beginning with rows that had not chosen", () => {
    let count = 0;
    const grown = nameOption(addOption(base), 1, "Colour");
    const draft = addCombinations(
      grown,
      [
        ["S", "L"],
        ["Rust", "Indigo"],
      ],
      () => `new-${++count}`,
    );
    expect(draft.rows.map(({ isNew, cells }) => [isNew, cells["o0"], cells["o1"]])).toEqual([
      [false, "S", "Rust"],
      [false, "L", "Rust"],
      [true, "S", "Indigo"],
      [true, "L", "Indigo"],
    ]);
    const bare = { ...base, options: ["Size"], rows: base.rows.slice(0, 1) };
    const unchosen = setCell(bare, cell(small, "o0"), "");
    const made = addCombinations(unchosen, [["M", "XL"]], () => "new-x");
    expect(made.rows.map(({ key, cells }) => [key, cells["o0"]])).toEqual([
      [small, "M"],
      ["new-x", "XL"],
    ]);
  });

  it("moves the other options up when one is dropped", () => {
    const two = setCell(nameOption(addOption(base), 1, "Colour"), cell(small, "o1"), "Rust");
    const draft = dropOption(two, 0);
    expect([draft.options, at(draft, small, "o0"), at(draft, small, "o1")]).toEqual([
      ["Colour"],
      "Rust",
      undefined,
    ]);
  });
});

describe("two who edit at once", () => {
  const mine = setCell(withWord(base, "title", "Mine"), cell(small, "NGN"), "1");
  const theirs = setCell(
    withWord(withWord(base, "title", "Theirs"), "summary", "New"),
    cell(large, "NGN"),
    "2",
  );

  it("clash only where both changed the same thing", () => {
    expect(clashesOf({ base, mine, theirs }, { title: "Title" })).toEqual([
      { path: "title", label: "Title", from: "Theirs", to: "Mine" },
    ]);
  });

  it.each(["mine", "theirs"] as const)("both keep what does not clash when %s wins", (side) => {
    const merged = mergeDrafts({ base, mine, theirs }, side);
    expect(merged.fields["title"]).toBe(side === "mine" ? "Mine" : "Theirs");
    expect(merged.fields["summary"]).toBe("New");
    expect([at(merged, small, "NGN"), at(merged, large, "NGN")]).toEqual(["1", "2"]);
  });

  it("keeps a new row of mine, but not a second time once it is saved", () => {
    const row = { key: "new-1", isNew: true, isArchived: false, cells: { sku: "SCARF-M", o0: "M" } };
    const grown = { ...base, rows: [...base.rows, row] };
    expect(mergeDrafts({ base, mine: grown, theirs: base }, "mine").rows).toHaveLength(3);
    const saved = { ...base, rows: [...base.rows, { ...row, key: `var_${letters("e")}`, isNew: false }] };
    expect(mergeDrafts({ base, mine: grown, theirs: saved }, "mine").rows).toHaveLength(3);
  });

  it("say what they changed in the words of the form", () => {
    expect(changesBetween(base, mine, { title: "Title" }).map(({ label }) => label)).toEqual([
      "Title",
      "Naira of S",
    ]);
  });
});

it("tells history in words: variants and categories by name, a new variant in one line", () => {
  const row = {
    seq: 1n,
    at: new Date(0),
    who: "Ada",
    action: "catalog.variants-saved",
    reason: "",
    before: { [small]: { prices: ["₦1"], position: 0 }, categoryId: category.id, publishAt: null },
    after: {
      [small]: { prices: ["₦2"], position: 1 },
      [large]: { sku: "SCARF-L", prices: ["₦3"] },
      categoryId: "cat_gone",
      publishAt: "2026-11-22T08:00:00.000Z",
    },
  };
  expect(readHistory(row, { variants: product.variants, categories: [category] })).toEqual([
    { label: "Price of S", from: "₦1", to: "₦2" },
    { label: "Category", from: "Cloth", to: "another category" },
    { label: "On sale from", from: "nothing", to: "22 Nov 2026, 09:00" },
    { label: "New variant", from: "nothing", to: "L, SCARF-L, ₦3" },
  ]);
});
