import { Choice } from "@/components/ui/choice";
import { Notice } from "@/components/ui/notice";

export type PaymentWay = { readonly method: string; readonly label: string; readonly hint: string };

type PaymentChoiceProps = {
  ways: readonly PaymentWay[];
  chosen: string | undefined;
  error?: string | undefined;
  legend?: string;
};

/** The ways to pay, in the order people use them here. */
export function PaymentChoice({ ways, chosen, error, legend = "Way to pay" }: PaymentChoiceProps) {
  if (ways.length === 0) {
    return (
      <Notice tone="warning" className="sm:col-span-2" title="No way to pay is open at this moment.">
        Your cart is kept. Please try again a little later, or ask us on WhatsApp.
      </Notice>
    );
  }
  const first = ways.some(({ method }) => method === chosen) ? chosen : ways[0]?.method;
  return (
    <fieldset className="sm:col-span-2">
      <legend className="sr-only">{legend}</legend>
      <div key={first} className="grid gap-2">
        {ways.map(({ method, label, hint }) => (
          <Choice
            key={method}
            name="payment"
            value={method}
            label={<strong>{label}</strong>}
            detail={hint}
            isBoxed
            required
            defaultChecked={method === first}
          />
        ))}
      </div>
      {error ? <p className="mt-2 text-sm font-semibold text-danger">{error}</p> : null}
    </fieldset>
  );
}
