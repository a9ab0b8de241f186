/** What is said about a file when it is kept; browsers hear it again where the store itself serves files. */
export type FileNote = {
  readonly contentType: string;
  /** The file of this key never changes, so it may be cached for good. */
  readonly isImmutable?: boolean;
};

/** What may be PUT to a signed address: this file, this long, of this type, until then. Length in bytes. */
export type UploadOrder = {
  readonly key: string;
  readonly contentType: string;
  readonly bytes: number;
  readonly at: Date;
  readonly seconds: number;
};

/** Where a browser PUTs a file, and the headers it must send with it. */
export type SignedUpload = { readonly url: string; readonly headers: Readonly<Record<string, string>> };

export type Ticket = Pick<UploadOrder, "key" | "contentType" | "bytes">;

/** Takes in what is PUT to signed addresses, for a store that has no server of its own. */
export type UploadInbox = {
  /** What a token allows, or why it allows nothing. */
  read(token: string, at: Date): Ticket | "forged" | "expired";
  /** Keeps the file whole or not at all; never more than was announced, and never twice. */
  take(ticket: Ticket, body: AsyncIterable<Uint8Array>): Promise<"taken" | "used" | "too_short" | "too_long">;
};

/**
 * Keeps files by key ("invoices/2026/inv_1.pdf"). A key is written whole or not at all. Every plug passes
 * `server/testing/storage-contract.ts`.
 */
export type Storage = {
  put(key: string, bytes: Uint8Array, note?: FileNote): Promise<void>;
  /** Null when there is no such file. */
  read(key: string): Promise<Uint8Array | null>;
  /** In bytes; null when there is no such file. */
  size(key: string): Promise<number | null>;
  /** A file that is not there is no error. */
  remove(key: string): Promise<void>;
  signUpload(order: UploadOrder): Promise<SignedUpload>;
  /** Where a browser finds a public file: below our own address, or at the bucket's. */
  address(key: string): string;
  /** Null when the store takes uploads itself. */
  readonly inbox: UploadInbox | null;
};

const KEY = /^[a-z0-9][a-z0-9_-]*(\/[a-z0-9][a-z0-9._-]*)*$/i;

/** The key itself; throws when it could lead anywhere else. */
export function checkKey(key: string): string {
  if (!KEY.test(key) || key.includes("..")) throw new Error(`Not a storage key: ${key}`);
  return key;
}
