"use server";

import type { FileFacts, MediaAnswer } from "@/components/admin/media-actions";
import {
  type Focal,
  type MediaList,
  type StartedUpload,
  StartUploadInput,
} from "@/server/modules/catalog/contract/media";
import { problemOf, serverApi } from "@/server/trpc/caller";

const media = async () => (await serverApi()).catalog.media;

/** What a rule refuses is an answer in words; a fault is thrown on. */
async function answer<Value>(work: () => Promise<Value>): Promise<MediaAnswer<Value>> {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    const problem = problemOf(error);
    if (!problem) throw error;
    return { ok: false, message: problem.message };
  }
}

const done = (work: () => Promise<unknown>): Promise<MediaAnswer> =>
  answer(async () => {
    await work();
    return null;
  });

export const look = async (productId: string): Promise<MediaList> =>
  (await media()).list({ owner: { kind: "product", id: productId } });

export const start = async (productId: string, file: FileFacts): Promise<MediaAnswer<StartedUpload>> =>
  answer(async () =>
    (await media()).startUpload(
      StartUploadInput.parse({ owner: { kind: "product", id: productId }, ...file }),
    ),
  );

export const finish = async (uploadId: string): Promise<MediaAnswer> =>
  done(async () => (await media()).finishUpload({ uploadId }));

export const dismiss = async (uploadId: string): Promise<MediaAnswer> =>
  done(async () => (await media()).dismissUpload({ uploadId }));

export const reorder = async (productId: string, mediaIds: readonly string[]): Promise<MediaAnswer> =>
  done(async () => (await media()).reorder({ productId, mediaIds: [...mediaIds] }));

export const setAlt = async (mediaId: string, alt: string): Promise<MediaAnswer> =>
  done(async () => (await media()).setAlt({ mediaId, alt }));

export const setFocal = async (mediaId: string, focal: Focal): Promise<MediaAnswer> =>
  done(async () => (await media()).setFocal({ mediaId, focal }));

export const remove = async (mediaId: string): Promise<MediaAnswer> =>
  done(async () => (await media()).remove({ mediaId }));
