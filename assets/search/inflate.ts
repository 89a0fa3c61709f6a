/**
 * Raw deflate (RFC 1951): a text's bytes out of its compressed bytes. Browsers
 * have a decompressor of their own, but not all that are in use, and for the
 * kilobyte of a text it takes longer to start than this takes to finish. Pure.
 */
import { expect } from "./errors";

/** A text takes at most so many bytes: what claims more is damaged. */
const maxBytes = 2 ** 23;

/** Codes by length, as RFC 1951, 3.2.2 orders them. */
interface Codes {
  /** How many codes have each length. */
  readonly counts: Uint16Array;
  /** The symbols in the order of their codes. */
  readonly symbols: Uint16Array;
}

/** The order in which the lengths of the codes of lengths are written. */
const lengthOrder = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

function makeCodes(lengths: ArrayLike<number>): Codes {
  const counts = new Uint16Array(16);
  const starts = new Uint16Array(16);
  const symbols = new Uint16Array(lengths.length);
  for (let i = 0; i < lengths.length; i++) counts[lengths[i]!]!++;
  counts[0] = 0;
  for (let i = 1; i < 16; i++) starts[i] = starts[i - 1]! + counts[i - 1]!;
  for (let i = 0; i < lengths.length; i++) if (lengths[i]) symbols[starts[lengths[i]!]!++] = i;
  return { counts, symbols };
}

const fixedLengths = Uint8Array.from({ length: 288 }, (_, i) => (i < 144 ? 8 : i < 256 ? 9 : i < 280 ? 7 : 8));
const fixed = [makeCodes(fixedLengths), makeCodes(new Uint8Array(30).fill(5))] as const;

/** Gives the bytes that were compressed; anything else is damaged. */
export function inflate(bytes: Uint8Array): Uint8Array {
  let at = 0;
  let held = 0;
  let bitsHeld = 0;
  const out: number[] = [];

  function bits(count: number): number {
    while (bitsHeld < count) {
      expect(at < bytes.length, "truncated");
      held |= bytes[at++]! << bitsHeld;
      bitsHeld += 8;
    }
    const value = held & ((1 << count) - 1);
    held >>>= count;
    bitsHeld -= count;
    return value;
  }

  function symbol({ counts, symbols }: Codes): number {
    let code = 0;
    let first = 0;
    let index = 0;
    for (let length = 1; ; length++) {
      expect(length < 16, "deflate");
      code += bits(1);
      const count = counts[length]!;
      if (code - first < count) return symbols[index + code - first]!;
      index += count;
      first = (first + count) * 2;
      code *= 2;
    }
  }

  function stored(): void {
    held = bitsHeld = 0;
    const size = bits(16);
    expect((size ^ bits(16)) === 0xffff, "deflate");
    for (let i = 0; i < size; i++) out.push(bits(8));
  }

  /** Reads the codes of a block that has its own. */
  function ownCodes(): [Codes, Codes] {
    const literals = 257 + bits(5);
    const all = literals + 1 + bits(5);
    const known = 4 + bits(4);
    const ofLengths = new Uint8Array(19);
    for (let i = 0; i < known; i++) ofLengths[lengthOrder[i]!] = bits(3);
    const codes = makeCodes(ofLengths);
    const lengths: number[] = [];
    while (lengths.length < all) {
      const code = symbol(codes);
      expect(code !== 16 || lengths.length > 0, "deflate");
      const value = code < 16 ? code : code > 16 ? 0 : lengths[lengths.length - 1]!;
      for (let n = code < 16 ? 1 : code > 17 ? 11 + bits(7) : 3 + bits(code - 14); n > 0; n--) lengths.push(value);
    }
    expect(lengths.length === all, "deflate");
    return [makeCodes(lengths.slice(0, literals)), makeCodes(lengths.slice(literals))];
  }

  function block(literals: Codes, distances: Codes): void {
    for (let code = symbol(literals); code !== 256; code = symbol(literals)) {
      if (code < 256) out.push(code);
      else copy(copied(code - 257), distance(symbol(distances)));
    }
  }

  function copied(code: number): number {
    expect(code < 29, "deflate");
    const extra = (code >> 2) - 1;
    return code < 8 ? 3 + code : code === 28 ? 258 : 3 + ((4 + (code & 3)) << extra) + bits(extra);
  }

  function distance(code: number): number {
    expect(code < 30, "deflate");
    const extra = (code >> 1) - 1;
    return code < 2 ? 1 + code : 1 + ((2 + (code & 1)) << extra) + bits(extra);
  }

  function copy(size: number, distance: number): void {
    expect(distance <= out.length && out.length < maxBytes, "deflate");
    for (; size > 0; size--) out.push(out[out.length - distance]!);
  }

  for (let last = 0; !last; ) {
    last = bits(1);
    const kind = bits(2);
    expect(kind < 3, "deflate");
    if (kind === 0) stored();
    else block(...(kind > 1 ? ownCodes() : fixed));
  }
  expect(at === bytes.length, "trailing bytes");
  return Uint8Array.from(out);
}
