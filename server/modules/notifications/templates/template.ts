import type { ReactElement } from "react";

/** One letter in words for each channel it can go by. Nothing in it is trusted: names and titles are strangers' text. */
export type Template<Props> = {
  subject(props: Props): string;
  text(props: Props): string;
  html(props: Props): ReactElement;
  /** Short, and in letters that fit the 160 of one SMS. Without it the letter goes by e-mail only. */
  sms?(props: Props): string;
};

/** One line without control characters: what a stranger wrote can start no new header or paragraph. */
export const plainLine = (text: string, longest = 120): string =>
  text
    .replaceAll(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, " ")
    .replaceAll(/\s+/g, " ")
    .trim()
    .slice(0, longest);

export const greeting = (name: string): string => `Hello ${plainLine(name, 60) || "there"},`;
