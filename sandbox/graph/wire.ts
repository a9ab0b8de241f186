import type { News } from "../webhooks";
import type { World } from "../world";

export const SHOP_NUMBER = "15550783881";
const ACCOUNT = "102290129340398";

/** Wraps a change as WhatsApp sends it: an entry, a change, a value, and escapes for every letter beyond ASCII. */
export function tellWhatsApp(world: World, event: string, value: object): void {
  const metadata = {
    display_phone_number: SHOP_NUMBER,
    phone_number_id: world.keys.WHATSAPP_PHONE_NUMBER_ID,
  };
  const change = { value: { messaging_product: "whatsapp", metadata, ...value }, field: "messages" };
  const payload = { object: "whatsapp_business_account", entry: [{ id: ACCOUNT, changes: [change] }] };
  const url = `${world.appUrl}/api/webhooks/whatsapp`;
  const news: News = { provider: "whatsapp", event, url, payload, escaped: true };
  world.webhooks.send(news);
}

export const unixNow = () => String(Math.floor(Date.now() / 1000));

export const digits = (phone: string) => phone.replace(/\D/g, "");
