"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { type FormAnswer, NO_ANSWER } from "@/components/ui/form-answer";
import {
  FinishSignInInput,
  RevokeSessionInput,
  SignInInput,
  toReturnPath,
} from "@/server/modules/auth/contract";
import { serverApi } from "@/server/trpc/caller";
import { finishSignInHere, signOutHere } from "@/server/trpc/sign-in";
import { refuse, textOf } from "../form-answer";

/** The password first. A customer is in then; staff go on to the page that asks for their code. */
export async function startSignIn(_: FormAnswer, form: FormData): Promise<FormAnswer> {
  const returnTo = toReturnPath(textOf(form, "returnTo"));
  let target: string;
  try {
    const given = SignInInput.parse({ email: textOf(form, "email"), password: textOf(form, "password") });
    const { challengeId, needsCode } = await (await serverApi()).auth.startSignIn(given);
    if (!needsCode) await finishSignInHere({ challengeId, code: "" });
    target = needsCode
      ? `/sign-in/code?${new URLSearchParams({ challenge: challengeId, returnTo })}`
      : returnTo;
  } catch (error) {
    return refuse(error, form);
  }
  return redirect(target);
}

export async function finishSignIn(_: FormAnswer, form: FormData): Promise<FormAnswer> {
  try {
    const given = {
      challengeId: textOf(form, "challengeId"),
      code: textOf(form, "code").replaceAll(/\s/g, ""),
    };
    await finishSignInHere(FinishSignInInput.parse(given));
  } catch (error) {
    return refuse(error, form);
  }
  return redirect(toReturnPath(textOf(form, "returnTo")));
}

export async function signOut(): Promise<void> {
  await signOutHere();
  redirect("/");
}

export async function revokeSession(_: FormAnswer, form: FormData): Promise<FormAnswer> {
  try {
    await (await serverApi()).auth.revokeSession(RevokeSessionInput.parse({ id: textOf(form, "id") }));
  } catch (error) {
    return refuse(error, form);
  }
  refresh();
  return NO_ANSWER;
}
