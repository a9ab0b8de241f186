import { Check, X } from "lucide-react";
import { classNames } from "@/components/ui/class-names";
import type { AdminHome } from "@/server/modules/admin/contract";

/** The promises of the house, checked at this very moment against the database. */
export function Promises({ checks }: { checks: AdminHome["checks"] }) {
  return (
    <ul className="grid">
      {checks.map(({ name, isTrue, detail }) => (
        <li key={name} className="flex items-start gap-3 border-b border-line py-2.5 text-sm last:border-0">
          <span
            className={classNames(
              "mt-0.5 grid size-5 flex-none place-items-center rounded-full text-surface",
              isTrue ? "bg-success" : "bg-danger",
            )}
          >
            {isTrue ? (
              <Check className="size-3.5" aria-hidden="true" />
            ) : (
              <X className="size-3.5" aria-hidden="true" />
            )}
          </span>
          <span className="grow font-semibold">{name}</span>
          <span className={classNames("text-right", isTrue ? "text-muted" : "font-semibold text-danger")}>
            {detail}
          </span>
        </li>
      ))}
    </ul>
  );
}
