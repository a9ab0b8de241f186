import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { MediaId, UploadId } from "@/server/shared/id";
import type { MediaActions } from "./media-actions";
import { MediaPanel } from "./media-panel";

const unused = () => expect.fail("nothing is asked for while it is drawn");
const actions: MediaActions = {
  look: unused,
  start: unused,
  finish: unused,
  dismiss: unused,
  reorder: unused,
  setAlt: unused,
  setFocal: unused,
  remove: unused,
};

const id = (letter: string) => letter.repeat(26);
const picture = (letter: string, alt: string) => ({
  id: MediaId.parse(`med_${id(letter)}`),
  focal: { x: 250, y: 1000 },
  picture: {
    path: `/media/${letter}`,
    widths: [320],
    width: 320,
    height: 240,
    colour: "#222222",
    alt,
    focal: { x: 250, y: 1000 },
  },
});
const upload = {
  id: UploadId.parse(`upl_${id("c")}`),
  fileName: "<script>alert(1)</script>.jpg",
  status: "failed",
  reason: "This is not a JPEG, PNG, WebP or AVIF picture, whatever its name says.",
  createdAt: new Date(),
} as const;

const html = renderToStaticMarkup(
  <MediaPanel
    media={{ pictures: [picture("a", "A pot"), picture("b", "")], single: null, uploads: [upload] }}
    actions={actions}
  />,
);

it("names every button after the picture it acts on, and turns off those that lead nowhere", () => {
  for (const place of [1, 2])
    for (const name of [
      `Move picture ${place} earlier`,
      `Move picture ${place} later`,
      `Remove picture ${place}`,
    ])
      expect(html).toContain(`aria-label="${name}"`);
  expect(html).toMatch(
    /disabled=""[^>]*aria-label="Move picture 1 earlier"|aria-label="Move picture 1 earlier"[^>]*disabled=""/,
  );
  expect(html).not.toMatch(/aria-label="Move picture 1 later"[^>]*disabled=""/);
});

it("asks for words where they are missing, and crops around the point that was chosen", () => {
  expect(html).toContain("One picture has no words yet");
  expect(html.match(/before you publish: some shoppers/g)).toHaveLength(1);
  expect(html).toContain("object-position:25% 100%");
});

it("says why a file failed, and draws its name as text", () => {
  expect(html).toContain(upload.reason);
  expect(html).not.toContain("<script>");
  expect(html).toContain("&lt;script&gt;alert(1)&lt;/script&gt;.jpg");
});
