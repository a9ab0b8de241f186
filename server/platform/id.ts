import { randomBytes, randomInt } from "node:crypto";
import { ID_ALPHABET, type IdKind, PREFIXES } from "@/server/shared/id";

/**
 * A new id of one kind: prefix and a UUIDv7 in base 32. Ids made later sort later;
 * 74 random bits keep them from being guessed.
 */
export function newId<Id extends string = string>(kind: IdKind, at: Date = new Date()): Id {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(at.getTime(), 0, 6);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return `${PREFIXES[kind]}_${toBase32(bytes)}` as Id;
}

function toBase32(bytes: Uint8Array): string {
  let value = BigInt(`0x${Buffer.from(bytes).toString("hex")}`);
  let text = "";
  for (let place = 0; place < 26; place++) {
    text = ID_ALPHABET.charAt(Number(value & 31n)) + text;
    value >>= 5n;
  }
  return text;
}

/** Letters and digits that survive a bad phone line: no 0/O, 1/I/L, 2/Z, 5/S, 8/B, U/V. */
const SPOKEN_ALPHABET = "34679ACDEFGHJKMNPQRTWXY";

/** A code people can read aloud, such as "7K4P-9QXM": unguessable, never counted up. */
export function newSpokenCode(groups: number): string {
  const letter = () => SPOKEN_ALPHABET.charAt(randomInt(SPOKEN_ALPHABET.length));
  return Array.from({ length: groups }, () => Array.from({ length: 4 }, letter).join("")).join("-");
}

/** 256 random bits for cookies and links. Store only its hash. */
export const newToken = (): string => randomBytes(32).toString("base64url");
