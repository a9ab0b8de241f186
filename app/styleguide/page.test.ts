import { renderToStaticMarkup } from "react-dom/server";
import { expect, it, vi } from "vitest";
import StyleguidePage from "./page";

it("is not there in production", () => {
  vi.stubEnv("NODE_ENV", "production");
  expect(() => StyleguidePage()).toThrow(/NEXT_HTTP_ERROR_FALLBACK;404/);
});

it("shows everything by day and by night, each field with a name of its own", () => {
  const html = renderToStaticMarkup(StyleguidePage());
  expect(html).toContain('data-theme="light"');
  expect(html).toContain('data-theme="dark"');
  const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
  expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
});
