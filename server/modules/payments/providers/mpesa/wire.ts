import { z } from "zod";

const Text = z.union([z.string(), z.number()]).transform(String);

/** `expires_in` is a number in one sample of Safaricom's and text in another. */
export const Token = z.object({ access_token: z.string().min(1), expires_in: z.coerce.number().positive() });

export const Pushed = z.object({ CheckoutRequestID: z.string().min(1), ResponseCode: Text });

/** The answer to a status query has neither amount nor receipt. */
export const Queried = z.object({
  CheckoutRequestID: z.string(),
  ResultCode: Text,
  ResultDesc: z.string().default(""),
});

export const Refusal = z.object({ errorCode: z.string(), errorMessage: z.string().default("") });

/** The unsigned message at the end of a prompt. The order of its items is not fixed, and `Balance` has no value. */
export const Callback = z.object({
  Body: z.object({
    stkCallback: z.object({
      CheckoutRequestID: z.string().min(1).max(100),
      ResultCode: Text,
      ResultDesc: z.string().default(""),
      CallbackMetadata: z
        .object({ Item: z.array(z.object({ Name: z.string(), Value: Text.optional() })) })
        .optional(),
    }),
  }),
});
export type Callback = z.infer<typeof Callback>;
