import { Chip } from "@/components/ui/chip";
import { addressOf } from "../address";

type ChoiceChipsProps = {
  path: string;
  /** The name in the address. */
  name: string;
  here: string | undefined;
  /** What the list is called when nothing is chosen. */
  all: string;
  choices: readonly { readonly value: string; readonly label: string }[];
};

/** One way to narrow a short list, as links. */
export function ChoiceChips({ path, name, here, all, choices }: ChoiceChipsProps) {
  return (
    <ul className="mb-4 flex flex-wrap gap-2" aria-label="Show">
      <li>
        <Chip href={path} isHere={here === undefined}>
          {all}
        </Chip>
      </li>
      {choices.map(({ value, label }) => (
        <li key={value}>
          <Chip href={addressOf(path, { [name]: value })} isHere={here === value}>
            {label}
          </Chip>
        </li>
      ))}
    </ul>
  );
}
