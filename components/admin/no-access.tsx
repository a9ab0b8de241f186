import { LockKeyhole } from "lucide-react";
import { ButtonLink } from "@/components/ui/button";

type NoAccessProps = {
  /** What they wanted to see: "payments". */
  thing: string;
  /** Staff are sent back to their queue, everyone else to the shop. */
  isStaff?: boolean;
};

/** Signed in, but not allowed. Says so plainly, and who can change it. */
export function NoAccess({ thing, isStaff = false }: NoAccessProps) {
  return (
    <div className="mx-auto grid max-w-text justify-items-center gap-3 py-section text-center">
      <span className="cloth cloth-adire grid size-24 place-items-center rounded-full">
        <span className="cloth grid size-14 place-items-center rounded-full">
          <LockKeyhole className="size-7 text-accent" aria-hidden="true" />
        </span>
      </span>
      <h1 className="mt-2 text-2xl">Your account may not see {thing}</h1>
      <p className="text-muted">
        {isStaff
          ? "Your role does not include this part of the dashboard. If you need it for your work, ask an admin."
          : "The dashboard is for the people who run Oja. You are signed in as a customer; to work here, sign out first."}
      </p>
      <div className="mt-3 flex flex-wrap justify-center gap-3">
        {isStaff ? (
          <ButtonLink href="/admin">To your work queue</ButtonLink>
        ) : (
          <ButtonLink href="/">To the shop</ButtonLink>
        )}
      </div>
    </div>
  );
}
