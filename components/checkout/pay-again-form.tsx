import { ActionForm } from "@/components/ui/action-form";
import type { FormAction } from "@/components/ui/form-answer";
import { SubmitButton } from "@/components/ui/submit-button";
import { PaymentChoice, type PaymentWay } from "./payment-choice";

type PayAgainFormProps = {
  action: FormAction;
  orderNumber: string;
  token: string;
  ways: readonly PaymentWay[];
  /** "₦34,500" */
  amount: string;
  /** What the button says, when it is not "Pay ₦34,500". */
  submitLabel?: string | undefined;
};

/** Another go at paying an order that waits, the same way or another. */
export function PayAgainForm({ action, orderNumber, token, ways, amount, submitLabel }: PayAgainFormProps) {
  return (
    <ActionForm action={action} label="Pay this order" className="grid gap-4">
      <input type="hidden" name="orderNumber" value={orderNumber} />
      <input type="hidden" name="token" value={token} />
      <PaymentChoice ways={ways} chosen={undefined} legend="Pay by" />
      {ways.length > 0 ? (
        <SubmitButton size="lg" isWide pendingLabel={submitLabel ? "Sending it" : "Opening the payment page"}>
          {submitLabel ?? `Pay ${amount}`}
        </SubmitButton>
      ) : null}
    </ActionForm>
  );
}
