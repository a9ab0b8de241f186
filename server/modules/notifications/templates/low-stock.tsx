import type { LowStockLetter, LowStockLine } from "../contract";
import { Action, Layout, Paragraph } from "./layout";
import { greeting, plainLine, type Template } from "./template";

const MOST_LINES = 30;
const MOST_SHORT = 5;

type Props = { readonly name: string; readonly letter: LowStockLetter };

const count = (lines: readonly LowStockLine[]): string =>
  lines.length === 1 ? "1 thing runs low" : `${lines.length} things run low`;

const left = ({ available }: LowStockLine): string => (available > 0 ? `${available} left` : "sold out");

function describe(line: LowStockLine): string {
  const { title, sku, available, coverDays } = line;
  const days =
    available > 0 && coverDays !== null
      ? `, enough for ${coverDays === 1 ? "1 day" : `${coverDays} days`}`
      : "";
  return `${plainLine(title, 80)} (${plainLine(sku, 40)}): ${left(line)}${days}`;
}

const rest = (lines: readonly LowStockLine[], shown: number): string[] =>
  lines.length > shown ? [`and ${lines.length - shown} more`] : [];

const why = "Each fell to its threshold, or sells faster than new stock can be here.";

export const lowStock: Template<Props> = {
  subject: ({ letter }) => count(letter.lines),
  text: ({ name, letter: { lines, url } }) =>
    [
      greeting(name),
      `${count(lines)}. ${why}`,
      [...lines.slice(0, MOST_LINES).map(describe), ...rest(lines, MOST_LINES)]
        .map((line) => `- ${line}`)
        .join("\n"),
      `See them all, and say what is being done: ${url}`,
    ].join("\n\n"),
  html: ({ name, letter: { lines, url } }) => (
    <Layout preview={why} title={count(lines)}>
      <Paragraph>{greeting(name)}</Paragraph>
      <Paragraph>{why}</Paragraph>
      {lines.slice(0, MOST_LINES).map((line) => (
        <Paragraph key={line.sku}>{describe(line)}</Paragraph>
      ))}
      {rest(lines, MOST_LINES).map((words) => (
        <Paragraph key={words}>{words}</Paragraph>
      ))}
      <Action href={url}>See what runs low</Action>
    </Layout>
  ),
  sms: ({ letter: { lines, url } }) => {
    const few = lines.slice(0, MOST_SHORT).map((line) => `${plainLine(line.title, 40)} (${left(line)})`);
    return `Oja: ${count(lines)}: ${[...few, ...rest(lines, MOST_SHORT)].join(", ")}. ${url}`;
  },
};
