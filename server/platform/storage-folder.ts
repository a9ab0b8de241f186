import { randomBytes } from "node:crypto";
import { link, mkdir, open, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { after, SECOND } from "./clock";
import { hmac, isSameSecret } from "./digest";
import { checkKey, type Storage, type Ticket, type UploadInbox } from "./storage";

type Folder = {
  readonly folder: string;
  /** Signs the addresses that uploads go to. */
  readonly secret: string;
};

/** Files in a folder of this machine. A key can never leave the folder; uploads come in by `/api/uploads/{token}`. */
export function folderStorage({ folder, secret }: Folder): Storage {
  const root = path.resolve(folder);
  const place = (key: string): string => path.join(root, checkKey(key));
  return {
    async put(key, bytes) {
      const draft = await draftFor(place(key));
      await writeFile(draft, bytes);
      await rename(draft, place(key));
    },
    read: async (key) => readFile(place(key)).catch(nullWhenAbsent),
    size: async (key) => (await stat(place(key)).catch(nullWhenAbsent))?.size ?? null,
    remove: async (key) => rm(place(key), { force: true }),
    async signUpload({ key, contentType, bytes, at, seconds }) {
      const token = { k: checkKey(key), t: contentType, b: bytes, e: after(at, seconds * SECOND).getTime() };
      const text = Buffer.from(JSON.stringify(token)).toString("base64url");
      return {
        url: `/api/uploads/${text}.${sign(secret, text)}`,
        headers: { "content-type": contentType },
      };
    },
    address: (key) => `/${checkKey(key)}`,
    inbox: folderInbox(secret, place),
  };
}

const Token = z.strictObject({ k: z.string(), t: z.string(), b: z.number().int(), e: z.number().int() });
const sign = (secret: string, text: string): string => hmac(secret, `upload:${text}`);

function folderInbox(secret: string, place: (key: string) => string): UploadInbox {
  return {
    read(token, at) {
      const [text = "", signature = "", ...rest] = token.split(".");
      if (rest.length > 0 || !isSameSecret(signature, sign(secret, text))) return "forged";
      const { k, t, b, e } = Token.parse(JSON.parse(Buffer.from(text, "base64url").toString("utf8")));
      return e > at.getTime() ? { key: k, contentType: t, bytes: b } : "expired";
    },
    async take(ticket, body) {
      const draft = await draftFor(place(ticket.key));
      try {
        const length = await pour(body, draft, ticket);
        if (length !== ticket.bytes) return length < ticket.bytes ? "too_short" : "too_long";
        // Of two that arrive at once, one gets the name.
        await link(draft, place(ticket.key));
        return "taken";
      } catch (error) {
        if (codeOf(error) === "EEXIST") return "used";
        throw error;
      } finally {
        await rm(draft, { force: true });
      }
    },
  };
}

/** Writes what arrives, and stops at the first byte too many. Answers how long it was. */
async function pour(body: AsyncIterable<Uint8Array>, file: string, { bytes }: Ticket): Promise<number> {
  const handle = await open(file, "wx");
  let length = 0;
  try {
    for await (const part of body) {
      length += part.byteLength;
      if (length > bytes) break;
      await handle.writeFile(part);
    }
  } finally {
    await handle.close();
  }
  return length;
}

/** A name of its own beside the file, in a folder that is there. */
async function draftFor(target: string): Promise<string> {
  await mkdir(path.dirname(target), { recursive: true });
  return `${target}.${randomBytes(6).toString("hex")}`;
}

const codeOf = (error: unknown): string =>
  error instanceof Error && "code" in error ? String(error.code) : "";

function nullWhenAbsent(error: unknown): null {
  if (codeOf(error) === "ENOENT") return null;
  throw error;
}
