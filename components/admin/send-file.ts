import { UPLOAD_LIMIT, UPLOAD_TYPES } from "@/server/shared/upload";
import type { MediaActions, MediaAnswer } from "./media-actions";

/** Why a file will be refused, known before a byte of it is sent; null when nothing speaks against it. */
export function whyNot({ type, size }: { readonly type: string; readonly size: number }): string | null {
  if (!(UPLOAD_TYPES as readonly string[]).includes(type))
    return "Send a JPEG, PNG, WebP or AVIF picture. Pictures from an iPhone can be saved as JPEG.";
  if (size === 0) return "This file is empty.";
  return size > UPLOAD_LIMIT ? "A picture may have at most 15 MB. Make it smaller and send it again." : null;
}

/** Announces, sends and finishes one file. `onProgress` hears how much of it is sent, in percent. */
export async function sendFile(
  file: File,
  actions: Pick<MediaActions, "start" | "finish">,
  onProgress: (percent: number) => void,
): Promise<MediaAnswer> {
  const reason = whyNot(file);
  if (reason) return { ok: false, message: reason };
  const started = await actions.start({ fileName: file.name, contentType: file.type, bytes: file.size });
  if (!started.ok) return started;
  const { uploadId, uploadUrl, headers } = started.value;
  const isSent = await putFile({ url: uploadUrl, headers, file }, onProgress);
  if (!isSent) return { ok: false, message: "The file did not get through. Check the connection and retry." };
  return actions.finish(uploadId);
}

type Parcel = {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly file: File;
};

/** By XMLHttpRequest: `fetch` cannot tell how much of a body is sent. */
export const putFile = (
  { url, headers, file }: Parcel,
  onProgress: (percent: number) => void,
): Promise<boolean> =>
  new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open("PUT", url);
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.upload.addEventListener("progress", ({ loaded, total }) =>
      onProgress(total > 0 ? Math.round((100 * loaded) / total) : 0),
    );
    request.addEventListener("load", () => resolve(request.status >= 200 && request.status < 300));
    for (const end of ["error", "abort", "timeout"] as const)
      request.addEventListener(end, () => resolve(false));
    request.send(file);
  });
