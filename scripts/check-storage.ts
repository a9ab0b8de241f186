import { constants, existsSync } from "node:fs";
import { access } from "node:fs/promises";
import { s3Storage } from "@/server/platform/storage-s3";
import type { Finding } from "./checkup";

type Variables = Readonly<Record<string, string | undefined>>;

/** Where pictures are kept, and whether that place can be written to or answers to our key. */
export function checkStorage(variables: Variables): Promise<Finding> {
  const { S3_ENDPOINT, S3_BUCKET, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY } = variables;
  const bucket = { S3_ENDPOINT, S3_BUCKET, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY };
  const missing = Object.entries(bucket).flatMap(([name, value]) => (value ? [] : [name]));
  if (missing.length === 4) return checkFolder(variables["UPLOADS_DIR"] ?? ".data/uploads");
  if (!S3_ENDPOINT || !S3_BUCKET || !S3_ACCESS_KEY_ID || !S3_SECRET_ACCESS_KEY)
    return Promise.resolve({ state: "broken", what: "Pictures", detail: `${missing.join(", ")} missing` });
  return checkBucket({
    endpoint: S3_ENDPOINT,
    bucket: S3_BUCKET,
    accessKeyId: S3_ACCESS_KEY_ID,
    secretAccessKey: S3_SECRET_ACCESS_KEY,
  });
}

async function checkFolder(folder: string): Promise<Finding> {
  if (!existsSync(folder))
    return { state: "note", what: "Pictures", detail: `folder ${folder}; made with the first upload` };
  return access(folder, constants.W_OK).then(
    () => ({ state: "ok", what: "Pictures", detail: `folder ${folder}` }),
    () => ({ state: "broken", what: "Pictures", detail: `folder ${folder} cannot be written to` }),
  );
}

/** Asks for a file that is not there: only a key that may read the bucket hears so. */
async function checkBucket(bucket: Parameters<typeof s3Storage>[0]): Promise<Finding> {
  const place = `bucket ${bucket.bucket} at ${bucket.endpoint}`;
  try {
    await s3Storage(bucket).size("doctor/is-anybody-there");
    return { state: "ok", what: "Pictures", detail: place };
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    return { state: "broken", what: "Pictures", detail: `${place}: ${said}` };
  }
}
