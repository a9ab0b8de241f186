import { z } from "zod";
import { LocationId, VariantId } from "@/server/shared/id";
import { Cursor, Note, Reason, RequestKey, Units, Version } from "./writes";

export const TRANSFER_STATUSES = ["draft", "sent", "received", "cancelled"] as const;

const Lines = z
  .array(z.strictObject({ variantId: VariantId, quantity: Units }))
  .min(1, { error: "Say what goes" })
  .max(200, { error: "At most 200 lines in one transfer" });

export const DraftTransferInput = z.strictObject({
  key: RequestKey,
  fromId: LocationId,
  toId: LocationId,
  note: Note,
  lines: Lines,
});
export type DraftTransferInput = z.infer<typeof DraftTransferInput>;

export const TransferStepInput = z.strictObject({
  key: RequestKey,
  transferId: z.string().max(40),
  version: Version,
});
export type TransferStepInput = z.infer<typeof TransferStepInput>;

/** What has come, whole or in part. */
export const ReceiveTransferInput = z.strictObject({
  key: RequestKey,
  transferId: z.string().max(40),
  lines: Lines,
});
export type ReceiveTransferInput = z.infer<typeof ReceiveTransferInput>;

/** Ends a transfer of which not everything came: what is missing is lost, for a reason. */
export const CloseTransferInput = z.strictObject({ ...TransferStepInput.shape, reason: Reason });
export type CloseTransferInput = z.infer<typeof CloseTransferInput>;

export const TransferView = z.strictObject({
  id: z.string(),
  status: z.enum(TRANSFER_STATUSES),
  fromId: LocationId,
  from: z.string(),
  toId: LocationId,
  to: z.string(),
  note: z.string(),
  version: z.number().int(),
  createdBy: z.string(),
  createdAt: z.date(),
  sentAt: z.date().nullable(),
  receivedAt: z.date().nullable(),
  lines: z.array(
    z.strictObject({
      variantId: VariantId,
      sku: z.string(),
      title: z.string(),
      quantity: z.number().int(),
      received: z.number().int(),
      lost: z.number().int(),
      lostReason: z.string(),
      inTransit: z.number().int(),
    }),
  ),
});
export type TransferView = z.infer<typeof TransferView>;
export const TransfersInput = z.strictObject({
  status: z.enum(TRANSFER_STATUSES).optional(),
  cursor: Cursor,
});
export type TransfersInput = z.infer<typeof TransfersInput>;
export const TransferPage = z.strictObject({
  rows: z.array(TransferView),
  nextCursor: z.string().nullable(),
});
export type TransferPage = z.infer<typeof TransferPage>;
export const TransferInput = z.strictObject({ transferId: z.string().max(40) });
