import { Buffer } from "node:buffer";
import { constants, crc32, createDeflateRaw } from "node:zlib";
import { COUNT_MARK, writeCount } from "@/server/shared/cart-count";

/** The two things in a page that are each visitor's own. Both have one length, whatever they say. */
type Gap = "nonce" | "count";

type Piece = { readonly plain: Buffer; readonly packed: Buffer; readonly gap: Gap | null };

/** A page in memory, compressed once, with gaps where each visitor's own nonce and number go. */
export type FrozenPage = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Of the visitor it was made for; nobody else gets it. */
  readonly nonce: string;
  readonly pieces: readonly Piece[];
  readonly bytes: number;
};

export type Thawed = { readonly body: Buffer; readonly headers: Readonly<Record<string, string>> };

type Rendered = Pick<FrozenPage, "status" | "headers"> & { readonly html: string };

const POLICY = "content-security-policy";
const NONCE = /'nonce-([A-Za-z0-9+/=_-]{16,})'/;

/** Cuts a page at its nonce, which its content policy names, and at the number of things in the cart. */
export async function freezePage({ status, headers, html }: Rendered): Promise<FrozenPage> {
  const nonce = NONCE.exec(headers[POLICY] ?? "")?.[1];
  if (!nonce) throw new Error("A page without a nonce in its content policy cannot be kept");
  const gaps = new Map<string, Gap>([
    [nonce, "nonce"],
    [COUNT_MARK, "count"],
  ]);
  const cuts = html.split(new RegExp(`(${[...gaps.keys()].map(escape).join("|")})`));
  const pieces = await packPieces(
    Array.from({ length: Math.ceil(cuts.length / 2) }, (_, index) => ({
      plain: Buffer.from(cuts[2 * index] ?? ""),
      gap: gaps.get(cuts[2 * index + 1] ?? "") ?? null,
      gapLength: (cuts[2 * index + 1] ?? "").length,
    })),
  );
  const bytes = pieces.reduce((sum, { plain, packed }) => sum + plain.length + packed.length, 0);
  return { status, headers, nonce, pieces, bytes };
}

/** The page for one visitor: under a nonce of its own, with the number of things in their cart. */
export function thawPage(
  page: FrozenPage,
  visitor: { nonce: string; count: number },
  isGzip: boolean,
): Thawed {
  if (visitor.nonce.length !== page.nonce.length) throw new Error("A nonce of another length does not fit");
  const own: Record<Gap, Buffer> = {
    nonce: Buffer.from(visitor.nonce),
    count: Buffer.from(writeCount(visitor.count)),
  };
  const body = isGzip ? gzip(page.pieces, own) : join(page.pieces, own);
  return {
    body,
    headers: {
      ...Object.fromEntries(
        // The policy names it twice, and hints to load files early name it too.
        Object.entries(page.headers).map(([name, value]) => [
          name,
          value.replaceAll(page.nonce, visitor.nonce),
        ]),
      ),
      "content-length": String(body.length),
      ...(isGzip && { "content-encoding": "gzip" }),
    },
  };
}

const join = (pieces: readonly Piece[], own: Record<Gap, Buffer>): Buffer =>
  Buffer.concat(pieces.flatMap(({ plain, gap }) => (gap ? [plain, own[gap]] : [plain])));

// A gzip file is a header, a deflate stream and a checksum of what it unpacks to. A deflate stream is a row of blocks.
// Ours are the page's own, packed once, and between them "stored" blocks, which carry their bytes as they are.
// RFC 1951 (3.2.4: stored blocks) and RFC 1952.
const GZIP_HEADER = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3]);
const LAST_BLOCK = Buffer.from([3, 0]);

function gzip(pieces: readonly Piece[], own: Record<Gap, Buffer>): Buffer {
  const blocks: Buffer[] = [GZIP_HEADER];
  let check = 0;
  let length = 0;
  for (const { plain, packed, gap } of pieces) {
    blocks.push(packed);
    check = crc32(plain, check);
    length += plain.length;
    if (!gap) continue;
    blocks.push(stored(own[gap]));
    check = crc32(own[gap], check);
    length += own[gap].length;
  }
  const end = Buffer.alloc(8);
  end.writeUInt32LE(check >>> 0, 0);
  end.writeUInt32LE(length >>> 0, 4);
  return Buffer.concat([...blocks, LAST_BLOCK, end]);
}

function stored(bytes: Buffer): Buffer {
  const head = Buffer.alloc(5);
  head.writeUInt16LE(bytes.length, 1);
  head.writeUInt16LE(~bytes.length & 0xffff, 3);
  return Buffer.concat([head, bytes]);
}

/** Never part of UTF-8 text, so nothing that is packed later can point back into a gap. */
const FILLER = 0xff;

type Cut = { readonly plain: Buffer; readonly gap: Gap | null; readonly gapLength: number };

/**
 * Packs the pieces as one stream, so that each may refer back to those before it. What stands in for a gap is packed as
 * well, to keep distances right, and thrown away.
 */
async function packPieces(cuts: readonly Cut[]): Promise<Piece[]> {
  const stream = createDeflateRaw({ level: 9 });
  let packed: Buffer[] = [];
  stream.on("data", (chunk: Buffer) => packed.push(chunk));
  const failed = new Promise<never>((_, reject) => stream.once("error", reject));
  const pack = async (bytes: Buffer): Promise<Buffer> => {
    packed = [];
    stream.write(bytes);
    await Promise.race([
      failed,
      new Promise<void>((resolve) => stream.flush(constants.Z_SYNC_FLUSH, () => resolve())),
    ]);
    return Buffer.concat(packed);
  };
  const pieces: Piece[] = [];
  for (const { plain, gap, gapLength } of cuts) {
    pieces.push({ plain, gap, packed: await pack(plain) });
    if (gap) await pack(Buffer.alloc(gapLength, FILLER));
  }
  stream.destroy();
  return pieces;
}

const escape = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");
