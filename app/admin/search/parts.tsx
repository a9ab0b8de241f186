import { addressOf } from "@/components/admin/address";
import { Part } from "@/components/admin/page-heading";
import { PinForm } from "@/components/admin/range/pin-form";
import { EmptySearches, PinTable, PreviewTable } from "@/components/admin/range/search-tables";
import { SynonymForm } from "@/components/admin/range/synonym-form";
import { SynonymList } from "@/components/admin/range/synonym-list";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { TextLink } from "@/components/ui/text-link";
import type { SynonymView } from "@/server/modules/catalog/contract/search";
import { serverApi } from "@/server/trpc/caller";
import { ask } from "../ask";
import { findProducts } from "../find-products";
import { removePin, removeSynonym, savePin, saveSynonym } from "./actions";

const PATH = "/admin/search";
const DAY = /^\d{4}-\d{2}-\d{2}$/;

type Managed = { isManager: boolean };
type NothingFoundProps = Managed & { from: string | undefined; to: string | undefined };

/** Searches that found nothing, in a period. */
export async function NothingFound({ from, to, isManager }: NothingFoundProps) {
  const isDay = (day: string | undefined) => (day && DAY.test(day) ? day : undefined);
  const period = { from: isDay(from), to: isDay(to) };
  const isTurned = period.from && period.to ? period.from > period.to : false;
  const { search } = (await serverApi()).catalog;
  const rows = isTurned
    ? []
    : ((await ask(search.zeroResults({ ...period, limit: 100 }), addressOf(PATH, period))) ?? []);
  return (
    <>
      <form action={PATH} className="mb-5 flex flex-wrap items-end gap-3">
        <TextField name="from" type="date" label="From" defaultValue={period.from ?? ""} />
        <TextField name="to" type="date" label="To" defaultValue={period.to ?? ""} />
        <Button type="submit" variant="secondary">
          Show
        </Button>
        <p className="basis-full text-sm text-muted">
          {period.from || period.to ? "Both days are in it." : "The last 30 days."} Nobody is told apart: only
          words are counted.
        </p>
      </form>
      {isTurned ? (
        <Notice tone="danger">The first day must come before the last.</Notice>
      ) : (
        <EmptySearches rows={rows} isManager={isManager} />
      )}
    </>
  );
}

type SynonymsProps = Managed & { synonyms: readonly SynonymView[]; words: string | undefined };

export function Synonyms({ synonyms, words, isManager }: SynonymsProps) {
  return (
    <div className="grid gap-10">
      {isManager ? (
        <Part title="New synonym">
          <SynonymForm
            key={words ?? ""}
            action={saveSynonym}
            synonym={null}
            words={words?.slice(0, 60) ?? ""}
          />
        </Part>
      ) : null}
      <Part title="All synonyms">
        <SynonymList
          synonyms={synonyms}
          actions={isManager ? { save: saveSynonym, remove: removeSynonym } : null}
        />
      </Part>
    </div>
  );
}

type PinsProps = Managed & { words: string | undefined };

export async function Pins({ words, isManager }: PinsProps) {
  const { search, tree } = (await serverApi()).catalog;
  const [pins, nodes] = await Promise.all([search.pins({}), tree.read()]);
  const categories = nodes
    .filter(({ status }) => status === "active")
    .map(({ slug, name, level }) => ({ slug, label: `${"— ".repeat(level - 1)}${name}` }));
  return (
    <div className="grid gap-10">
      <Part title="Pinned now">
        <PinTable rows={pins} remove={isManager ? removePin : null} />
      </Part>
      {isManager ? (
        <Part title="Pin a product">
          <PinForm
            action={savePin}
            find={findProducts}
            categories={categories}
            query={words?.slice(0, 120) ?? ""}
          />
        </Part>
      ) : null}
    </div>
  );
}

type TryOneProps = Managed & { query: string | undefined };

/** A search as shoppers get it, in naira. It is not counted as one. */
export async function TryOne({ query, isManager }: TryOneProps) {
  if (!query) return <p className="text-muted">Write words into the field above.</p>;
  const { search } = (await serverApi()).catalog;
  const preview = await search.preview({ query: query.slice(0, 80), currency: "NGN" });
  const { plain, total, suggestion, isGuess } = preview;
  return (
    <div className="grid gap-4">
      <p role="status">
        <strong>{total}</strong> {total === 1 ? "product" : "products"} for <q>{plain}</q>.
        {isGuess ? " Nothing is written so: these are spelled about so." : ""}
        {suggestion ? (
          <>
            {" "}
            It asks whether they meant{" "}
            <TextLink href={addressOf(PATH, { tab: "try", q: suggestion })}>{suggestion}</TextLink>.
          </>
        ) : null}
      </p>
      {isManager ? (
        <p className="flex flex-wrap gap-x-5 gap-y-1">
          <TextLink href={addressOf(PATH, { tab: "synonyms", words: plain })}>Make a synonym</TextLink>
          <TextLink href={addressOf(PATH, { tab: "pins", words: plain })}>Pin a product here</TextLink>
        </p>
      ) : null}
      <PreviewTable preview={preview} />
    </div>
  );
}
