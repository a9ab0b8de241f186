import { Specimen } from "./specimen";

/** Written out, so that the style sheet holds each of them. */
const ROLES = [
  ["paper", "bg-paper"],
  ["surface", "bg-surface"],
  ["sunken", "bg-sunken"],
  ["ink", "bg-ink"],
  ["muted", "bg-muted"],
  ["line", "bg-line"],
  ["line-strong", "bg-line-strong"],
  ["brand", "bg-brand"],
  ["action", "bg-action"],
  ["action-hover", "bg-action-hover"],
  ["cloth", "bg-cloth"],
  ["accent", "bg-accent"],
  ["sale", "bg-sale"],
  ["success", "bg-success"],
  ["success-soft", "bg-success-soft"],
  ["warning", "bg-warning"],
  ["warning-soft", "bg-warning-soft"],
  ["danger", "bg-danger"],
  ["danger-soft", "bg-danger-soft"],
  ["info", "bg-info"],
  ["info-soft", "bg-info-soft"],
  ["focus", "bg-focus"],
] as const;

const SIZES = [
  ["5xl", "text-5xl"],
  ["4xl", "text-4xl"],
  ["3xl", "text-3xl"],
  ["2xl", "text-2xl"],
  ["xl", "text-xl"],
  ["lg", "text-lg"],
  ["base", "text-base"],
  ["sm", "text-sm"],
  ["xs", "text-xs"],
] as const;

/** Colours by role, and the sizes of type. */
export function Palette() {
  return (
    <>
      <Specimen name="Colour">
        <ul className="grid grid-cols-3 gap-2 sm:grid-cols-6">
          {ROLES.map(([role, look]) => (
            <li key={role} className="text-xs">
              <span className={`block h-12 rounded-md border border-line-strong ${look}`} />
              {role}
            </li>
          ))}
        </ul>
      </Specimen>
      <Specimen name="Type">
        <div className="overflow-hidden">
          {SIZES.map(([size, look]) => (
            <p key={size} className={`truncate py-1 leading-snug! font-extrabold ${look}`}>
              Ọ̀yọ́ àdìrẹ ₦5,000 <span className="font-normal text-muted">{size}</span>
            </p>
          ))}
        </div>
      </Specimen>
    </>
  );
}
