"use server";

import { textOf } from "@/app/form-answer";
import type { FillAnswer } from "@/components/admin/catalog/write-fill";
import type { StaffAnswer } from "@/components/admin/staff-answer";
import { FillRule, SetRateInput } from "@/server/modules/catalog/contract/fill-prices";
import { readAmount } from "@/server/shared/amount";
import { AppError } from "@/server/shared/error";
import { ShopCurrency } from "@/server/shared/money";
import { problemOf, serverApi } from "@/server/trpc/caller";
import { attempt } from "../../attempt";

export async function setRate(_: StaffAnswer, form: FormData): Promise<StaffAnswer> {
  return attempt(form, "Kept. Prices that were filled before stay until you fill them again.", async () => {
    const [base, quote] = textOf(form, "pair").split("-");
    const rate = textOf(form, "rate").replaceAll(/[, ]/g, "");
    const wish = SetRateInput.parse({ base, quote, rate, source: textOf(form, "source") });
    await (await serverApi()).catalog.fill.setRate(wish);
  });
}

export async function setRule(_: StaffAnswer, form: FormData): Promise<StaffAnswer> {
  return attempt(form, "Kept. Look at the prices it makes below, then write them.", async () => {
    const currency = ShopCurrency.parse(textOf(form, "currency"));
    const wish = FillRule.parse({
      currency,
      base: currency === "NGN" ? "USD" : "NGN",
      marginPoints: readPercent(textOf(form, "margin")),
      rounding: textOf(form, "rounding"),
      stepMinor: amountOf(form, "step", currency),
      endingMinor: amountOf(form, "ending", currency),
    });
    await (await serverApi()).catalog.fill.setRule(wish);
  });
}

/** "2.5" as hundredths of a percent. */
function readPercent(text: string): number {
  const [, whole, part = ""] = /^(\d{1,3})(?:\.(\d{1,2}))?$/.exec(text.trim()) ?? [];
  if (whole !== undefined) return Number(whole) * 100 + Number(part.padEnd(2, "0"));
  throw sayBeside("margin", "Write a percentage such as 0 or 2.5");
}

function amountOf(form: FormData, name: string, currency: ShopCurrency): bigint {
  const amount = readAmount(textOf(form, name), currency);
  if (amount !== null) return amount;
  throw sayBeside(name, "Write an amount such as 50 or 0.99");
}

const sayBeside = (field: string, words: string) => new AppError("INVALID", words, { [field]: words });

/** Writes one helping of prices; the page asks again while there is more. */
export async function writeFill(currency: ShopCurrency, rateId: string): Promise<FillAnswer> {
  try {
    return { ok: true, ...(await (await serverApi()).catalog.fill.write({ currency, rateId })) };
  } catch (error) {
    const problem = problemOf(error);
    if (!problem) throw error;
    return { ok: false, message: problem.message };
  }
}
