import { z } from "zod";

const Phone = z.string().regex(/^\+?[\d ()-]{7,24}$/);
const to = {
  messaging_product: z.literal("whatsapp"),
  recipient_type: z.literal("individual").optional(),
  to: Phone,
  context: z.object({ message_id: z.string() }).optional(),
  biz_opaque_callback_data: z.string().max(512).optional(),
};

const Parameter = z
  .object({ type: z.string(), text: z.string().optional(), payload: z.string().optional() })
  .loose();
const Component = z.object({ type: z.string(), parameters: z.array(Parameter).optional() }).loose();
const Reply = z.object({
  type: z.literal("reply"),
  reply: z.object({ id: z.string().min(1).max(256), title: z.string().min(1).max(20) }),
});
const Row = z.object({
  id: z.string().min(1).max(200),
  title: z.string().min(1).max(24),
  description: z.string().max(72).optional(),
});
const Words = z.object({ text: z.string().min(1).max(1024) });
const around = {
  header: z.object({ type: z.string() }).loose().optional(),
  body: Words,
  footer: z.object({ text: z.string().max(60) }).optional(),
};

const Interactive = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("button"),
    ...around,
    action: z.object({ buttons: z.array(Reply).min(1).max(3) }),
  }),
  z.object({
    type: z.literal("list"),
    ...around,
    action: z.object({
      button: z.string().min(1).max(20),
      sections: z
        .array(z.object({ title: z.string().max(24).optional(), rows: z.array(Row).min(1).max(10) }))
        .min(1)
        .max(10),
    }),
  }),
  z.object({
    type: z.literal("cta_url"),
    ...around,
    action: z.object({
      name: z.literal("cta_url"),
      parameters: z.object({ display_text: z.string().max(20), url: z.url() }),
    }),
  }),
]);

/** The kinds of message the shop may send. */
export const Outgoing = z.discriminatedUnion("type", [
  z.object({
    ...to,
    type: z.literal("text"),
    text: z.object({ body: z.string().min(1).max(4096), preview_url: z.boolean().optional() }),
  }),
  z.object({
    ...to,
    type: z.literal("template"),
    template: z.object({
      name: z.string().regex(/^[a-z0-9_]{1,512}$/),
      language: z.object({ code: z.string().min(2) }).loose(),
      components: z.array(Component).optional(),
    }),
  }),
  z.object({ ...to, type: z.literal("interactive"), interactive: Interactive }),
]);
export type Outgoing = z.infer<typeof Outgoing>;

export const ReadReceipt = z.object({
  messaging_product: z.literal("whatsapp"),
  status: z.literal("read"),
  message_id: z.string(),
});

export type Choice = { readonly id: string; readonly title: string };

/** What a person would read on the phone, and the replies they could tap. */
export function readable(message: Outgoing): { text: string; choices: readonly Choice[] } {
  switch (message.type) {
    case "text":
      return { text: message.text.body, choices: [] };
    case "template": {
      const words = (message.template.components ?? []).flatMap(({ parameters = [] }) =>
        parameters.map(({ text, payload }) => text ?? payload ?? ""),
      );
      const { name, language } = message.template;
      return {
        text: `[template ${name}, ${language.code}] ${words.filter(Boolean).join(" · ")}`.trim(),
        choices: [],
      };
    }
    case "interactive": {
      const { interactive } = message;
      const text = [interactive.body.text, interactive.footer?.text].filter(Boolean).join("\n");
      if (interactive.type === "button")
        return { text, choices: interactive.action.buttons.map(({ reply }) => reply) };
      if (interactive.type === "list")
        return {
          text,
          choices: interactive.action.sections.flatMap(({ rows }) =>
            rows.map(({ id, title }) => ({ id, title })),
          ),
        };
      return {
        text: `${text}\n${interactive.action.parameters.display_text}: ${interactive.action.parameters.url}`,
        choices: [],
      };
    }
  }
}
