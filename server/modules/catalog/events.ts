import { z } from "zod";
import { defineEvent } from "@/server/platform/outbox";

const AboutSynonym = z.strictObject({ synonymId: z.string() });
const AboutPin = z.strictObject({ pinId: z.string() });

export const SynonymSaved = defineEvent("catalog.synonym-saved", AboutSynonym);
export const SynonymRemoved = defineEvent("catalog.synonym-removed", AboutSynonym);
export const PinSaved = defineEvent("catalog.pin-saved", AboutPin);
export const PinRemoved = defineEvent("catalog.pin-removed", AboutPin);
