import { FailingForm } from "@/components/styleguide/failing-form";
import { Badge, type Tone } from "@/components/ui/badge";
import { Beads } from "@/components/ui/beads";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { Timeline } from "@/components/ui/timeline";
import { ROW, Specimen } from "./specimen";

const TONES: readonly Tone[] = ["neutral", "info", "success", "warning", "danger", "sale", "accent"];

/** What the shop says. */
export function Messages({ theme }: { theme: string }) {
  return (
    <>
      <Specimen name="Badge">
        <div className={ROW}>
          {TONES.map((tone) => (
            <Badge key={tone} tone={tone}>
              {tone}
            </Badge>
          ))}
        </div>
      </Specimen>
      <Specimen name="Notice: each tone, with and without a way on">
        <Notice title="These prices are in US dollars">Your cart is in naira.</Notice>
        <Notice tone="success" title="It is in your cart" actions={<Button>Check out</Button>} />
        <Notice tone="warning" title="Almost: something needs your eye">
          A line here cannot be bought as it is.
        </Notice>
        <Notice tone="danger">That payment did not go through.</Notice>
      </Specimen>
      <Specimen name="A form whose rule says no">
        <FailingForm label={`Track an order, ${theme}`} />
      </Specimen>
      <Specimen name="Waiting">
        <p className={ROW}>
          <Beads /> The page is on its way
        </p>
      </Specimen>
      <Specimen name="Timeline: done, now, ahead, failed">
        <Timeline
          label={`An order, ${theme}`}
          items={[
            { key: "paid", title: "Paid", time: "Sun 22 Nov, 10:41 WAT", iso: "2026-11-22T09:41:00Z" },
            { key: "pack", title: "Packing", state: "now", detail: "By noon" },
            { key: "call", title: "The rider could not reach you", state: "failed" },
            { key: "door", title: "At your door", state: "ahead" },
          ]}
        />
      </Specimen>
      <Specimen name="Empty">
        <EmptyState
          level={3}
          title="Your tray is empty"
          className="!py-4"
          actions={<Button>See what is new</Button>}
        >
          Walk past the stalls; whatever you put in stays here for two months.
        </EmptyState>
      </Specimen>
    </>
  );
}
