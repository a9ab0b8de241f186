"use client";

import { useEffect, useState } from "react";
import { lost, type Told } from "./told";

export type Asked<Answer> = {
  readonly answer: Answer | null;
  readonly isAsking: boolean;
  readonly problem: string | null;
};

const PAUSE_MS = 250;
const NOTHING = { answer: null, isAsking: false, problem: null };

/**
 * What the server says about `question`, asked a moment after it last changed; an answer that comes late
 * never replaces a newer one. Null asks nothing.
 */
export function useAsked<Answer>(
  question: string | null,
  ask: (question: string) => Promise<Told<Answer>>,
): Asked<Answer> {
  const [state, setState] = useState<Asked<Answer>>(NOTHING);
  useEffect(() => {
    if (question === null) {
      setState(NOTHING);
      return;
    }
    let isLate = false;
    setState(({ answer }) => ({ answer, isAsking: true, problem: null }));
    const timer = setTimeout(async () => {
      const told = await ask(question).catch(lost);
      if (isLate) return;
      setState(
        told.ok
          ? { answer: told.value, isAsking: false, problem: null }
          : { answer: null, isAsking: false, problem: told.message },
      );
    }, PAUSE_MS);
    return () => {
      isLate = true;
      clearTimeout(timer);
    };
  }, [question, ask]);
  return state;
}
