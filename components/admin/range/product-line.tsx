import { StatusBadge } from "@/components/admin/status";
import { Picture } from "@/components/ui/picture";
import type { Picture as PictureView } from "@/server/modules/catalog/contract";

/** A product as rows of these screens show it. */
export type ProductRow = {
  readonly id: string;
  readonly title: string;
  readonly status: string;
  readonly picture: PictureView | null;
};

export function ProductLine({ product: { title, status, picture } }: { product: ProductRow }) {
  return (
    <span className="flex items-center gap-3">
      <span className="block size-11 flex-none overflow-hidden rounded-md bg-sunken">
        {picture ? <Picture source={picture} sizes="44px" alt="" className="h-full object-cover" /> : null}
      </span>
      <span>
        <span className="font-semibold">{title}</span>
        {status === "active" ? null : (
          <span className="ml-2">
            <StatusBadge status={status} />
          </span>
        )}
      </span>
    </span>
  );
}
