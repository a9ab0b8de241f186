import { verifyWholeChain } from "@/server/modules/activity/jobs";
import { resumeBulkRuns, workBulkRun } from "@/server/modules/admin/jobs";
import { forgetOldChallenges } from "@/server/modules/auth/jobs";
import {
  applyDuePriceLists,
  forgetOldUploads,
  forgetSearchLog,
  learnSearchWords,
  makePicture,
  publishDueProducts,
  settleSearchStock,
} from "@/server/modules/catalog/jobs";
import { lapseUnpaidOrders } from "@/server/modules/checkout/jobs";
import { resumeStuckReplies, sendQueuedReply } from "@/server/modules/concierge/jobs";
import { forgetOldImportFiles, resumeStalledImports, workOnImport } from "@/server/modules/imports/jobs";
import {
  expireOldBatches,
  fillWaitingOrders,
  proveStock,
  tellWhoWaits,
  watchLowStock,
} from "@/server/modules/inventory/jobs";
import { resumeStuckMessages, sendQueuedMessage } from "@/server/modules/notifications/jobs";
import { handleProviderEvent, reconcile, sendDueRefund } from "@/server/modules/payments/jobs";
import type { Job } from "./job";
import { deliverEvent, deliverLeftovers } from "./outbox";

/** Every job there is. What is not here does not run. */
export const jobs: readonly Job[] = [
  deliverEvent,
  deliverLeftovers,
  handleProviderEvent,
  sendDueRefund,
  reconcile,
  lapseUnpaidOrders,
  sendQueuedMessage,
  resumeStuckMessages,
  sendQueuedReply,
  resumeStuckReplies,
  forgetOldChallenges,
  makePicture,
  forgetOldUploads,
  publishDueProducts,
  watchLowStock,
  tellWhoWaits,
  verifyWholeChain,
  workBulkRun,
  resumeBulkRuns,
  settleSearchStock,
  learnSearchWords,
  forgetSearchLog,
  applyDuePriceLists,
  expireOldBatches,
  fillWaitingOrders,
  proveStock,
  workOnImport,
  resumeStalledImports,
  forgetOldImportFiles,
];
