/**
 * Bytes of the published files (docs/format.md): hashes, sums,
 * variable-length integers, base64, and texts as *byte strings*, in which every
 * character is one byte of the UTF-8 form. Byte strings compare with < as bytes
 * do, and decoding thousands of keys needs no text decoder. Pure.
 */
import { expect } from "./errors";

const encoder = new TextEncoder();
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

/** Most keys: as byte strings they are what they are as texts. */
const ascii = /^[\0-\x7f]*$/;

/** Gives a text as a byte string. */
export function toBytes(text: string): string {
  return ascii.test(text) ? text : Array.from(encoder.encode(text), (b) => String.fromCharCode(b)).join("");
}

/** Gives the text of a byte string. */
export function fromBytes(bytes: string): string {
  return ascii.test(bytes) ? bytes : decoder.decode(Uint8Array.from(bytes, (c) => c.charCodeAt(0)));
}

/** Spreads bytes over 32 bits; a byte string counts as its bytes. */
export function hash32(seed: number, bytes: Uint8Array | string): number {
  let h = 0x811c9dc5 ^ seed;
  for (let i = 0; i < bytes.length; i++) h = Math.imul(h ^ (typeof bytes === "string" ? bytes.charCodeAt(i) : bytes[i]!), 0x01000193);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** Takes off the sum before a payload, which must be that of the payload. */
export function checked(bytes: Uint8Array): Uint8Array {
  const payload = bytes.subarray(4);
  expect(bytes.length > 3 && hash32(0, payload) === (bytes[0]! | (bytes[1]! << 8) | (bytes[2]! << 16) | (bytes[3]! << 24)) >>> 0, "sum");
  return payload;
}

/** Reads some LEB128 integers from a place on; the last one given is the place after them. */
export function varints(bytes: Uint8Array, at: number, count: number): number[] {
  const read: number[] = [];
  while (read.length < count) {
    let value = 0;
    for (let unit = 1, byte = 128; byte > 127; unit *= 128) {
      expect(at < bytes.length && unit < 2 ** 32, "number");
      byte = bytes[at++]!;
      value += (byte & 127) * unit;
    }
    read.push(value);
  }
  return [...read, at];
}

/** Gives the bytes of a base64 text; null stands for none. */
export function fromBase64(text: string | null): Uint8Array {
  return Uint8Array.from(atob(text ?? ""), (c) => c.charCodeAt(0));
}

/** How many bits a number has: 0 for 0. */
export function bitLength(value: number): number {
  return 32 - Math.clz32(value);
}

/** Writes bytes as hexadecimal digits, two each. */
export function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
