"use client";

import { useEffect } from "react";
import { forgetKeptValues } from "./use-kept-values";

/** Where a checkout is over: nothing that was typed for it stays on this device. */
export function ForgetDraft() {
  useEffect(forgetKeptValues, []);
  return null;
}
