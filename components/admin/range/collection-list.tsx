"use client";

import { useEffect, useState, useTransition } from "react";
import { Notice } from "@/components/ui/notice";
import { Picture } from "@/components/ui/picture";
import { TextLink } from "@/components/ui/text-link";
import type { StaffCollection } from "@/server/modules/catalog/contract/collections";
import { ArrangeList } from "./arrange-list";
import { periodWords, seasonOf } from "./lagos";
import { StateBadge } from "./state-badge";
import { lost, type Told } from "./told";

type CollectionListProps = {
  collections: readonly StaffCollection[];
  now: Date;
  /** Null for those who may only look. */
  order: ((ids: string[]) => Promise<Told>) | null;
};

/** All collections in the order the shop shows them. A new order is shown at once and kept by the server. */
export function CollectionList({ collections, now, order }: CollectionListProps) {
  const [rows, setRows] = useState(collections);
  const [problem, setProblem] = useState<string | null>(null);
  const [, start] = useTransition();
  useEffect(() => setRows(collections), [collections]);

  function arrange(ids: string[]) {
    setRows(ids.flatMap((id) => rows.filter((row) => row.id === id)));
    start(async () => {
      const answer = await (order ?? (async () => lost()))(ids).catch(lost);
      setProblem(answer.ok ? null : answer.message);
      if (!answer.ok) setRows(collections);
    });
  }

  return (
    <div className="grid gap-3">
      {problem ? (
        <Notice tone="danger" isLive>
          {problem}
        </Notice>
      ) : null}
      <ArrangeList
        label="Collections, in the order of the shop"
        onOrder={order ? arrange : null}
        items={rows.map((row) => ({
          id: row.id,
          name: row.title,
          content: <CollectionLine collection={row} now={now} isManager={order !== null} />,
        }))}
      />
    </div>
  );
}

type CollectionLineProps = { collection: StaffCollection; now: Date; isManager: boolean };

function CollectionLine({ collection, now, isManager }: CollectionLineProps) {
  const { id, slug, title, picture, status, startsAt, endsAt, productCount } = collection;
  return (
    <span className="flex items-center gap-3">
      <span className="block size-11 flex-none overflow-hidden rounded-md bg-sunken">
        {picture ? <Picture source={picture} sizes="44px" alt="" className="h-full object-cover" /> : null}
      </span>
      <span>
        <TextLink
          href={isManager ? `/admin/collections/${id}` : `/collections/${slug}`}
          data-row=""
          className="font-semibold"
        >
          {title}
        </TextLink>{" "}
        <StateBadge status={status} season={seasonOf(startsAt, endsAt, now)} />
        <span className="tabular block text-sm text-muted">
          {productCount === null
            ? "By rule"
            : `By hand, ${productCount} ${productCount === 1 ? "product" : "products"}`}
          {startsAt || endsAt ? `, ${periodWords(startsAt, endsAt)}` : ""}
        </span>
      </span>
    </span>
  );
}
