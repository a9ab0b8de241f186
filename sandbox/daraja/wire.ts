import { type Answer, json } from "../http";
import { uuid } from "../ids";

/** A refusal as Daraja writes it: its own code, and a status that rarely says more. */
export const refuseDaraja = (status: number, errorCode: string, errorMessage: string): Answer =>
  json({ requestId: uuid(), errorCode, errorMessage }, status);

const CLOCK = new Intl.DateTimeFormat("sv-SE", {
  timeZone: "Africa/Nairobi",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
});

/** 20261122142530 in Nairobi, where Safaricom's clocks are. */
export const nairobiStamp = (at: number): string => CLOCK.format(at).replace(/\D/g, "");
