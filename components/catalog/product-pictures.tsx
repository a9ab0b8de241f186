import { Picture } from "@/components/ui/picture";
import type { ProductView } from "@/server/modules/catalog/contract";
import { Gallery } from "./gallery";
import { RememberSeen } from "./recently-seen";

const LARGE = "(min-width: 64rem) 42rem, 100vw";

/** The product's pictures, large and small; and this device remembers that it saw them. */
export function ProductPictures({ product }: { product: ProductView }) {
  const { slug, title, pictures } = product;
  const [first] = pictures;
  return (
    <>
      <RememberSeen seen={{ slug, title, picture: first ? placeOf(first) : null }} />
      <Slides title={title} pictures={pictures} />
    </>
  );
}

const placeOf = ({ path, widths, width, height, colour }: Slide) => ({ path, widths, width, height, colour });

type Slide = ProductView["pictures"][number];

function Slides({ title, pictures }: { title: string; pictures: readonly Slide[] }) {
  if (pictures.length === 0) {
    return (
      <div className="grid aspect-4/5 place-items-center rounded-lg bg-sunken text-muted">No picture yet</div>
    );
  }
  return (
    <Gallery
      title={title}
      large={pictures.map(({ path, widths, width, height, alt }) => ({
        href: `${path}-${widths.at(-1)}.webp`,
        width,
        height,
        alt,
      }))}
      slides={pictures.map((picture, index) => (
        <Picture
          key={picture.path}
          source={picture}
          sizes={LARGE}
          isFirst={index === 0}
          className="aspect-4/5 object-cover"
        />
      ))}
      thumbs={pictures.map((picture) => (
        <Picture
          key={picture.path}
          source={picture}
          sizes="5rem"
          alt=""
          className="aspect-square object-cover"
        />
      ))}
    />
  );
}
