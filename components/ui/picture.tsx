import { classNames } from "./class-names";

/** A picture as the catalogue stores it: files are `{path}-{width}.avif` and `.webp`. */
export type PictureSource = {
  readonly path: string;
  readonly widths: readonly number[];
  readonly width: number;
  readonly height: number;
  readonly colour: string;
  readonly alt: string;
  /** What must stay in view when it is cropped, in thousandths from left and top. */
  readonly focal?: { readonly x: number; readonly y: number } | null | undefined;
};

type PictureProps = {
  source: PictureSource;
  /** How wide it is shown, as in the `sizes` attribute: "(min-width: 64rem) 25vw, 50vw". */
  sizes: string;
  /** Replaces the stored text; "" when the words beside it already say it. */
  alt?: string;
  /** The picture people wait for (at most one a page): loaded first. */
  isFirst?: boolean;
  /** Another crop for narrow screens (below 48rem). */
  narrow?: PictureSource;
  className?: string;
};

const NARROW = "(max-width: 47.99rem)";

/** AVIF, then WebP, at the smallest width that fits; its own colour holds the place until it is there. */
export function Picture({
  source,
  sizes,
  alt = source.alt,
  isFirst = false,
  narrow,
  className,
}: PictureProps) {
  return (
    <picture className="contents">
      {narrow ? <Sources source={narrow} sizes={sizes} media={NARROW} /> : null}
      <Sources source={source} sizes={sizes} />
      <img
        src={`${source.path}-${closest(source.widths, 640)}.webp`}
        alt={alt}
        width={source.width}
        height={source.height}
        loading={isFirst ? "eager" : "lazy"}
        fetchPriority={isFirst ? "high" : "auto"}
        decoding={isFirst ? "sync" : "async"}
        style={{ backgroundColor: source.colour, ...placed(source) }}
        className={classNames("h-auto w-full", className)}
      />
    </picture>
  );
}

type SourcesProps = { source: PictureSource; sizes: string; media?: string };

/** A small picture has one WebP, the `img`'s own: few browsers take it, and every card of a list would name more. */
const SMALL = 640;

function Sources({ source, sizes, media }: SourcesProps) {
  const isSmall = Math.max(...source.widths) <= SMALL && !media;
  return (isSmall ? ["avif"] : ["avif", "webp"]).map((kind) => (
    <source
      key={kind}
      type={`image/${kind}`}
      sizes={sizes}
      srcSet={source.widths.map((width) => `${source.path}-${width}.${kind} ${width}w`).join(", ")}
      {...(media ? { media, width: source.width, height: source.height } : {})}
    />
  ));
}

const closest = (widths: readonly number[], wanted: number): number =>
  widths.find((width) => width >= wanted) ?? widths.at(-1) ?? wanted;

const placed = ({ focal }: PictureSource) =>
  focal ? { objectPosition: `${focal.x / 10}% ${focal.y / 10}%` } : {};
