/** Facts for search engines. Data, not a script: `<` is written so that no text can end the element. */
export function JsonLd({ facts }: { facts: Readonly<Record<string, unknown>> }) {
  const text = JSON.stringify({ "@context": "https://schema.org", ...facts }).replaceAll("<", "\\u003c");
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: text }} />;
}
