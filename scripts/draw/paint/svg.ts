export type Point = readonly [x: number, y: number];

const short = (value: number): string => String(Math.round(value * 10) / 10);

type Paint = { fill?: string; stroke?: string; width?: number; opacity?: number; dash?: string };

function paint({ fill, stroke, width, opacity, dash }: Paint): string {
  return (
    ` fill="${fill ?? "none"}"` +
    (stroke
      ? ` stroke="${stroke}" stroke-width="${width ?? 4}" stroke-linecap="round" stroke-linejoin="round"`
      : "") +
    (dash ? ` stroke-dasharray="${dash}"` : "") +
    (opacity === undefined ? "" : ` opacity="${opacity}"`)
  );
}

export const path = (d: string, look: Paint): string => `<path d="${d}"${paint(look)}/>`;

export const circle = ([x, y]: Point, r: number, look: Paint): string =>
  `<circle cx="${short(x)}" cy="${short(y)}" r="${short(r)}"${paint(look)}/>`;

export const ellipse = ([x, y]: Point, [rx, ry]: Point, look: Paint): string =>
  `<ellipse cx="${short(x)}" cy="${short(y)}" rx="${short(rx)}" ry="${short(ry)}"${paint(look)}/>`;

export const rect = ([x, y]: Point, [w, h]: Point, look: Paint & { round?: number }): string =>
  `<rect x="${short(x)}" y="${short(y)}" width="${short(w)}" height="${short(h)}"${
    look.round ? ` rx="${look.round}"` : ""
  }${paint(look)}/>`;

export const polygon = (points: readonly Point[]): string =>
  `${points.map(([x, y], index) => `${index === 0 ? "M" : "L"}${short(x)} ${short(y)}`).join("")}Z`;

export const polyline = (points: readonly Point[]): string =>
  points.map(([x, y], index) => `${index === 0 ? "M" : "L"}${short(x)} ${short(y)}`).join("");

/** A closed curve through the points. */
export function blob(points: readonly Point[]): string {
  const at = (index: number): Point => points[(index + points.length) % points.length] ?? [0, 0];
  const curves = points.map((_, index) => {
    const [p0, p1, p2, p3] = [at(index - 1), at(index), at(index + 1), at(index + 2)];
    const c1 = [p1[0] + (p2[0] - p0[0]) / 6, p1[1] + (p2[1] - p0[1]) / 6].map(short);
    const c2 = [p2[0] - (p3[0] - p1[0]) / 6, p2[1] - (p3[1] - p1[1]) / 6].map(short);
    return `C${c1.join(" ")} ${c2.join(" ")} ${short(p2[0])} ${short(p2[1])}`;
  });
  const start = at(0);
  return `M${short(start[0])} ${short(start[1])}${curves.join("")}Z`;
}

export const group = (content: string, transform = ""): string =>
  transform ? `<g transform="${transform}">${content}</g>` : `<g>${content}</g>`;

export const move = (content: string, x: number, y: number, scale = 1, degrees = 0): string =>
  group(
    content,
    `translate(${short(x)} ${short(y)})${degrees ? ` rotate(${short(degrees)})` : ""}${scale === 1 ? "" : ` scale(${Math.round(scale * 1000) / 1000})`}`,
  );

let clips = 0;

/** Shows only what lies inside the outline. */
export function inside(outline: string, content: string): string {
  clips += 1;
  return `<clipPath id="c${clips}"><path d="${outline}"/></clipPath><g clip-path="url(#c${clips})">${content}</g>`;
}

export const times = (count: number, draw: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => draw(index)).join("");

export const boxPath = ([x, y]: Point, [w, h]: Point): string =>
  `M${short(x)} ${short(y)}h${short(w)}v${short(h)}h${short(-w)}Z`;
