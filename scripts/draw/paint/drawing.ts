import type { Size } from "./scene";

/** One picture to be made: its file name, what it shows in words, and the SVG. */
export type Drawing = {
  readonly key: string;
  readonly alt: string;
  readonly size: Size;
  readonly svg: string;
};
