"use client";

import { Plus } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Picture } from "@/components/ui/picture";
import type { Rule, RulePreview } from "@/server/modules/catalog/contract/collections";
import { formatMoney } from "@/server/shared/money";
import type { PlaceOption } from "./category-words";
import { RuleCondition } from "./rule-condition";
import { type Draft, newDraft, readDrafts, ruleInWords, toDraft } from "./rule-draft";
import type { Told } from "./told";
import { useAsked } from "./use-asked";

export type PreviewRule = (rule: string) => Promise<Told<RulePreview>>;

type RuleBuilderProps = {
  rule: Rule | null;
  places: readonly PlaceOption[];
  preview: PreviewRule;
  error?: string | undefined;
};

/** A rule as one sentence to fill in, with what it would choose now. Sends it as the field `rule`, empty while it is not whole. */
export function RuleBuilder({ rule, places, preview, error }: RuleBuilderProps) {
  const [match, setMatch] = useState<Rule["match"]>(rule?.match ?? "all");
  const [drafts, setDrafts] = useState<readonly Draft[]>(
    () => rule?.conditions.map(toDraft) ?? [newDraft("category")],
  );
  const whole = readDrafts(match, drafts);
  const written = whole ? JSON.stringify(whole) : "";
  const nameOf = (id: string) =>
    places.find((place) => place.id === id)?.label.replace(/^(— )+/, "") ?? "gone";
  return (
    <fieldset className="grid gap-3 rounded-md border border-line p-4">
      <legend className="px-1 font-semibold">Which products</legend>
      <input type="hidden" name="rule" value={written} />
      <p className="flex flex-wrap items-center gap-2">
        Products that meet
        <select
          aria-label="How many of the conditions"
          value={match}
          onChange={(event) => setMatch(event.target.value === "any" ? "any" : "all")}
          className="min-h-target rounded-md border-2 border-line-strong bg-surface px-2.5 font-semibold text-ink"
        >
          <option value="all">all of</option>
          <option value="any">any of</option>
        </select>
        these:
      </p>
      <ul aria-label="Conditions" className="border-t border-line">
        {drafts.map((draft, index) => (
          <RuleCondition
            key={draft.key}
            draft={draft}
            number={index + 1}
            places={places}
            onChange={(changed) => setDrafts(drafts.with(index, changed))}
            onRemove={() => setDrafts(drafts.toSpliced(index, 1))}
          />
        ))}
      </ul>
      <div>
        <Button variant="secondary" onClick={() => setDrafts([...drafts, newDraft("category")])}>
          <Plus className="size-4" aria-hidden="true" />
          {drafts.length === 0 ? "Add the first condition" : "And another"}
        </Button>
      </div>
      {error ? <p className="text-sm font-semibold text-danger">{error}</p> : null}
      {whole ? <p className="font-semibold">In words: {ruleInWords(whole, nameOf)}.</p> : null}
      <RuleShows written={written} preview={preview} />
    </fieldset>
  );
}

/** How many products a rule chooses now, and the first dozen. */
function RuleShows({ written, preview }: { written: string; preview: PreviewRule }) {
  const { answer, isAsking, problem } = useAsked(written === "" ? null : written, preview);
  const words = answer
    ? `${answer.count.toLocaleString("en-GB")} ${answer.count === 1 ? "product fits" : "products fit"} now`
    : "";
  return (
    <div aria-busy={isAsking} className="grid gap-3">
      <p role="status" className="text-sm text-muted">
        {problem ??
          (answer
            ? `${words}${answer.count > 12 ? "; the first twelve:" : "."}`
            : isAsking
              ? "Looking…"
              : "")}
      </p>
      {answer && answer.first.length > 0 ? (
        <ul
          aria-label="What the rule chooses"
          className="grid grid-cols-[repeat(auto-fill,minmax(6.5rem,1fr))] gap-3"
        >
          {answer.first.map(({ id, title, picture, price }) => (
            <li key={id} className="text-sm">
              <span className="block aspect-square overflow-hidden rounded-md bg-sunken">
                {picture ? (
                  <Picture source={picture} sizes="8rem" alt="" className="h-full object-cover" />
                ) : null}
              </span>
              <span className="mt-1 block leading-snug">{title}</span>
              <span className="tabular text-muted">{price ? formatMoney(price) : "no price in naira"}</span>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
