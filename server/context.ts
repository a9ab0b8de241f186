import type { MessageChannels } from "@/server/modules/notifications/channel";
import type { PaymentProviders } from "@/server/modules/payments/provider";
import type { Clock } from "@/server/platform/clock";
import type { Database } from "@/server/platform/db";
import type { Log } from "@/server/platform/log";
import type { RateLimiter } from "@/server/platform/rate-limit";
import type { Storage } from "@/server/platform/storage";
import type { Actor } from "@/server/shared/actor";

/** What is plugged in: the outside world as this process may reach it. A provider without keys is absent. */
export type Plugs = {
  readonly payments: PaymentProviders;
  readonly channels: MessageChannels;
  readonly limiter: RateLimiter;
  readonly storage: Storage;
};

/** What every service is handed: who asks, and all it may use to answer. */
export type Ctx<Who extends Actor = Actor> = Plugs & {
  readonly actor: Who;
  readonly db: Database;
  readonly clock: Clock;
  readonly log: Log;
  readonly requestId: string;
  /** Network address of the caller, for limits and the activity log. */
  readonly address: string;
  readonly shop: ShopSettings;
};

export type ShopSettings = {
  readonly appUrl: string;
  readonly secret: string;
  readonly whatsappNumber: string;
  readonly mailFrom: string;
  readonly smsFrom: string;
  readonly isSandbox: boolean;
};
