import { type CartHolder, viewCart } from "@/server/modules/cart/service";
import { readProduct } from "@/server/modules/catalog/service";
import { unreachable } from "@/server/shared/error";
import type { Link, LinkInput } from "../contract";
import { whatsappLink } from "../policy";

/**
 * A link that opens WhatsApp with the first words written and what they are about. It
 * carries references, never a token: whoever sees it learns nothing and can do nothing.
 */
export async function makeLink(ctx: CartHolder, input: LinkInput): Promise<Link> {
  return { url: whatsappLink(ctx.shop.whatsappNumber, await firstWords(ctx, input)) };
}

async function firstWords(ctx: CartHolder, input: LinkInput): Promise<string> {
  switch (input.about) {
    case "shop":
      return "Hello Oja, I have a question.";
    case "product": {
      const { title, slug } = await readProduct(ctx, { slug: input.slug, currency: ctx.cart.currency });
      return `Hello Oja, I have a question about ${title}: ${ctx.shop.appUrl}/products/${slug}`;
    }
    case "cart":
      return `Hello Oja, I have a question about my cart${await cartWords(ctx)}.`;
    case "checkout":
      return `Hello Oja, I need help with checking out${await cartWords(ctx)}.`;
    case "order":
      return `Hello Oja, I have a question about my order ${input.number}.`;
    default:
      return unreachable(input);
  }
}

async function cartWords(ctx: CartHolder): Promise<string> {
  const { reference } = await viewCart(ctx);
  return reference ? ` (reference ${reference})` : "";
}
