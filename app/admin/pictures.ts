"use server";

import { refresh } from "next/cache";
import type { FileFacts } from "@/components/admin/media-actions";
import type { Told } from "@/components/admin/range/told";
import {
  FinishUploadInput,
  type Focal,
  type MediaList,
  OwnerInput,
  SetSinglePictureInput,
  type SingleOwner,
  type StartedUpload,
  StartUploadInput,
  UploadInput,
} from "@/server/modules/catalog/contract/media";
import { serverApi } from "@/server/trpc/caller";
import { tell } from "./tell";

const media = async () => (await serverApi()).catalog.media;

export async function lookAtPicture(owner: SingleOwner): Promise<MediaList> {
  return (await media()).list(OwnerInput.parse({ owner }));
}

export async function startPicture(owner: SingleOwner, file: FileFacts): Promise<Told<StartedUpload>> {
  return tell(async () => (await media()).startUpload(StartUploadInput.parse({ owner, ...file })));
}

export async function finishPicture(uploadId: string): Promise<Told> {
  return done(async () => (await media()).finishUpload(FinishUploadInput.parse({ uploadId })));
}

export async function dismissPicture(uploadId: string): Promise<Told> {
  return done(async () => (await media()).dismissUpload(UploadInput.parse({ uploadId })));
}

export async function describePicture(owner: SingleOwner, alt: string, focal: Focal): Promise<Told> {
  const wish = { owner, change: { kind: "describe", alt, focal } };
  return done(async () => (await media()).setSingle(SetSinglePictureInput.parse(wish)));
}

export async function removePicture(owner: SingleOwner): Promise<Told> {
  const wish = { owner, change: { kind: "remove" } };
  return done(async () => (await media()).setSingle(SetSinglePictureInput.parse(wish)));
}

const done = (work: () => Promise<unknown>): Promise<Told> =>
  tell(async () => {
    await work();
    refresh();
    return null;
  });
