import { z } from "zod";
import type { Message } from "../state";

const addresses = z.union([z.string(), z.array(z.string())]).transform((value) => [value].flat());
const address = /^(?:[^<>\r\n]*<)?[^\s@<>]+@[^\s@<>]+>?$/;

/** What POST /emails takes. The messages are Resend's own style: they name the field. */
export const Mail = z
  .object({
    from: z
      .string({ error: "Missing `from` field." })
      .regex(address, "Invalid `from` field. Use `email@example.com` or `Name <email@example.com>`."),
    to: addresses.refine(
      (list) => list.length > 0 && list.length <= 50 && list.every((item) => address.test(item)),
      "Invalid `to` field. Use 1 to 50 addresses.",
    ),
    subject: z.string({ error: "Missing `subject` field." }).min(1, "Missing `subject` field."),
    html: z.string().nullish(),
    text: z.string().nullish(),
    cc: addresses.nullish(),
    bcc: addresses.nullish(),
    reply_to: addresses.nullish(),
    headers: z.record(z.string(), z.string()).nullish(),
    tags: z
      .array(
        z.object({
          name: z
            .string()
            .regex(
              /^[\w-]{1,256}$/,
              "Tags should only contain ASCII letters, numbers, underscores, or dashes.",
            ),
          value: z
            .string()
            .regex(
              /^[\w-]{0,256}$/,
              "Tags should only contain ASCII letters, numbers, underscores, or dashes.",
            ),
        }),
      )
      .nullish(),
    attachments: z
      .array(z.object({ filename: z.string().nullish(), content_type: z.string().nullish() }).loose())
      .nullish(),
    scheduled_at: z.string().nullish(),
  })
  .refine(({ html, text }) => Boolean(html || text), "Missing `html` or `text` field.");
export type Mail = z.infer<typeof Mail>;

const bareAddress = (value: string) => (/<([^>]+)>/.exec(value)?.[1] ?? value).trim().toLowerCase();

/** Addresses beginning with bounced@ or complained@ end that way; the rest arrive. */
export function endingFor(message: Message): "delivered" | "bounced" | "complained" {
  const [first = ""] = message.to.map(bareAddress);
  if (first.startsWith("bounced@")) return "bounced";
  return first.startsWith("complained@") ? "complained" : "delivered";
}
