/** How a prompt ended: in words for the person who holds the phone, and whether money can still come by it. */
export type Ending =
  | { readonly kind: "paid" | "pending" }
  | { readonly kind: "failed"; readonly reason: string; readonly isFinal: boolean };

const failed = (reason: string, isFinal = true): Ending => ({ kind: "failed", reason, isFinal });

const NOT_SET_UP = failed("M-Pesa did not take the shop's request. Please tell us, and choose another way.");

/** Safaricom's result codes. The callback writes them as numbers, the query as text. */
const ENDINGS: Readonly<Record<string, Ending>> = {
  "0": { kind: "paid" },
  "1": failed("There was not enough money on that M-Pesa account."),
  "2": failed("The amount is below what M-Pesa takes."),
  "3": failed("The amount is above what M-Pesa takes at once."),
  "4": failed("That would go over the day's limit of that M-Pesa account."),
  "8": failed("M-Pesa could not put the money on the shop's account. Please tell us."),
  "17": failed(
    "M-Pesa takes the same amount from a phone only every two minutes. Wait two minutes, then try again.",
  ),
  "26": failed("M-Pesa was busy. Try again in a few minutes."),
  "1001": failed("Another M-Pesa request is open on that phone. Finish it, wait a minute, then try again."),
  "1019": failed("The request ended before the PIN was entered."),
  "1025": failed("M-Pesa could not send the request to that phone. Try again."),
  "1032": failed("The request was cancelled on the phone."),
  // A slow network lets the PIN through after this.
  "1037": failed("The phone did not answer in time.", false),
  "2001": failed("The PIN was wrong."),
  "2028": NOT_SET_UP,
  "4999": { kind: "pending" },
  "8006": failed("That M-Pesa PIN is locked. Safaricom opens it on 100 or 200."),
  "9999": failed("M-Pesa could not send the request to that phone. Try again."),
  SFC_IC0003: NOT_SET_UP,
};

/** A code nobody has told us of is no, for now: it is asked about again. */
export const endingOf = (code: string): Ending =>
  ENDINGS[code] ?? failed(`M-Pesa said no (code ${code.slice(0, 20)}).`, false);
