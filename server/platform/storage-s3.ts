import { AwsClient, AwsV4Signer } from "aws4fetch";
import { SECOND } from "./clock";
import { checkKey, type FileNote, type Storage } from "./storage";

type Bucket = {
  /** Without the bucket: "https://s3.eu-west-1.amazonaws.com", "https://<account>.r2.cloudflarestorage.com". */
  readonly endpoint: string;
  readonly bucket: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** Where browsers may read the bucket; without it, public files go through our own address. */
  readonly publicUrl?: string | undefined;
};

const PATIENCE = 20 * SECOND;
const FOR_GOOD = "public, max-age=31536000, immutable";

/**
 * Any store that speaks S3, by path-style addresses. The region is told from the endpoint, or is us-east-1, which
 * stores other than Amazon's accept. Throws when the store gives no usable answer; a fault is tried twice more.
 */
export function s3Storage({ endpoint, bucket, publicUrl, ...keys }: Bucket): Storage {
  const client = new AwsClient({ ...keys, service: "s3", retries: 2 });
  const place = (key: string): string => `${bare(endpoint)}/${bucket}/${checkKey(key)}`;
  const send = async (method: string, key: string, init: RequestInit = {}): Promise<Response> =>
    client.fetch(place(key), { ...init, method, redirect: "error", signal: AbortSignal.timeout(PATIENCE) });

  return {
    async put(key, bytes, note) {
      expectOk(await send("PUT", key, { body: new Uint8Array(bytes), headers: headersOf(note) }), key);
    },
    async read(key) {
      const answer = await send("GET", key);
      if (answer.status === 404) return null;
      return new Uint8Array(await expectOk(answer, key).arrayBuffer());
    },
    async size(key) {
      const answer = await send("HEAD", key);
      if (answer.status === 404) return null;
      return Number(expectOk(answer, key).headers.get("content-length") ?? Number.NaN);
    },
    async remove(key) {
      const answer = await send("DELETE", key);
      if (answer.status !== 404) expectOk(answer, key);
    },
    async signUpload({ key, contentType, bytes, at, seconds }) {
      const signer = new AwsV4Signer({
        ...keys,
        service: "s3",
        method: "PUT",
        url: `${place(key)}?X-Amz-Expires=${seconds}`,
        headers: { "content-type": contentType, "content-length": String(bytes) },
        datetime: at.toISOString().replaceAll(/[:-]|\.\d{3}/g, ""),
        signQuery: true,
        // Type and length are part of what is signed: another file cannot be sent in its place.
        allHeaders: true,
      });
      const { url } = await signer.sign();
      return { url: url.href, headers: { "content-type": contentType } };
    },
    address: (key) => `${publicUrl ? bare(publicUrl) : ""}/${checkKey(key)}`,
    inbox: null,
  };
}

const bare = (url: string): string => url.replace(/\/+$/, "");

const headersOf = (note: FileNote | undefined): Record<string, string> => ({
  ...(note ? { "content-type": note.contentType } : {}),
  ...(note?.isImmutable ? { "cache-control": FOR_GOOD } : {}),
});

/** The message names status and key, never the address, which may carry a signature. */
function expectOk(answer: Response, key: string): Response {
  if (!answer.ok) throw new Error(`The file store answered ${answer.status} for ${key}`);
  return answer;
}
