import { Picture } from "@/components/ui/picture";
import type { ProductView } from "@/server/modules/catalog/contract";
import { Gallery } from "./gallery";

const LARGE = "(min-width: 64rem) 42rem, 100vw";

/** The product's pictures, large and small. */
export function ProductPictures({ product: { title, pictures } }: { product: ProductView }) {
  if (pictures.length === 0) {
    return (
      <div className="grid aspect-4/5 place-items-center rounded-lg bg-sunken text-muted">No picture yet</div>
    );
  }
  return (
    <Gallery
      title={title}
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
