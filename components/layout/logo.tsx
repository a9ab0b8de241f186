import { TAIL, TAIL_WIDTH, TRAY } from "./mark-outline";

type LogoProps = { className?: string };

const WIDTH = 104 + TAIL_WIDTH;

/** The mark alone: Ọ as a tray seen from above, four lobes of kola in it, a bead below. Decorative. */
export function Mark({ className = "h-10" }: LogoProps) {
  return (
    <svg viewBox="0 0 100 126" className={className} aria-hidden="true">
      <Tray />
    </svg>
  );
}

/** The whole name, Ọjà. Takes the colour of the text around it; the bead keeps its own. */
export function Logo({ className = "h-9" }: LogoProps) {
  return (
    <svg viewBox={`0 -4 ${WIDTH.toFixed(0)} 132`} className={className} role="img" aria-label="Oja">
      <Tray />
      <path fill="currentColor" transform="translate(103 98)" d={TAIL} />
    </svg>
  );
}

function Tray() {
  return (
    <>
      <path fill="currentColor" fillRule="evenodd" d={TRAY} />
      <circle cx="50" cy="113" r="10.5" className="fill-(--bead,var(--sale))" />
    </>
  );
}
