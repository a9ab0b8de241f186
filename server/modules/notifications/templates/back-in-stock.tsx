import { Link } from "@react-email/components";
import type { BackInStockLetter } from "../contract";
import { Action, Layout, Paragraph } from "./layout";
import { greeting, plainLine, type Template } from "./template";

const nameOf = ({ title, variantTitle }: BackInStockLetter): string =>
  [plainLine(title, 80), plainLine(variantTitle, 60)].filter(Boolean).join(", ");

/** In letters every phone has and that cost one SMS, not three: "ẹ̀" becomes "e". */
const inPlainLetters = (words: string): string =>
  words
    .normalize("NFD")
    .replaceAll(/[^\x20-\x7e]/g, "")
    .slice(0, 60);

const once =
  "You asked us to tell you, once. We have done so, and have deleted your address from the list. There may not be one for everybody who waited.";

export const backInStock: Template<BackInStockLetter> = {
  subject: () => "What you waited for is back",
  text: (letter) =>
    [
      greeting(""),
      `${nameOf(letter)} is back.`,
      `See it: ${letter.url}`,
      once,
      `No more of these messages, about anything: ${letter.stopUrl}`,
    ].join("\n\n"),
  html: (letter) => (
    <Layout preview="It is there again." title="What you waited for is back">
      <Paragraph>{greeting("")}</Paragraph>
      <Paragraph>{nameOf(letter)} is back.</Paragraph>
      <Action href={letter.url}>See it</Action>
      <Paragraph>{once}</Paragraph>
      <Paragraph>
        <Link href={letter.stopUrl}>No more of these messages, about anything</Link>
      </Paragraph>
    </Layout>
  ),
  sms: (letter) => `Oja: ${inPlainLetters(nameOf(letter))} is back: ${letter.url} No more: ${letter.stopUrl}`,
};
