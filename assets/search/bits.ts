/**
 * The bit coder of the published files (docs/format.md): bytes in,
 * the numbers, texts and lists that were written out. Bytes that nobody wrote
 * end in an error, after work and memory in proportion to their number. Pure.
 */
import { bitLength } from "./bytes";
import { expect } from "./errors";

const enum Coder {
  /** Contexts of one name: 64 of numbers and lists, 256 of the letters of texts. */
  perName = 320,
  letters = 64,
  /** The probability of a zero, in 4096ths, where nothing is known yet. */
  half = 2048,
  /** Bytes that a reader has at hand before they are decided, and so zeros that it may take after the end. */
  ahead = 4,
}

/** How many lower bits of the gaps of a list are written as they are. */
export function gapWidth(size: number, limit: number): number {
  expect(size > 0 && size <= limit, "list");
  return bitLength(limit / size - 1);
}

/** Reads what was written under some names, which are numbers from 0. */
export interface BitReader {
  /** Reads one decision, in one of a name's contexts. */
  flag(name: number): number;
  num(name: number): number;
  /** Reads a byte string that may begin as the previous one. */
  str(name: number, previous: string): string;
  /**
   * Reads an ascending list of size numbers below limit. It is read even where
   * it is not wanted, but then not kept.
   */
  list(name: number, size: number, limit: number, wanted: boolean): Uint32Array;
  /** Reads the next number of a list, at least from, below limit; width is its gapWidth. */
  next(name: number, width: number, from: number, limit: number): number;
  /** Reads the level of a posting, of which shift lower bits were not kept. */
  level(name: number, shift: number): number;
  /** Reads a number of so many direct bits. */
  direct(count: number): number;
  /** Reads one decision whose chance of a zero is known, in 4096ths. */
  decide(zero: number): number;
  /** How many bytes were looked at. */
  taken(): number;
  /** Ends the reading: nothing may be left. */
  end(): void;
}

// The state of the coder, in an array since numbers of 32 bits are dear elsewhere.
const enum At { low, high, value }

/** Starts to read bytes that were written under so many names; so many zeros may be taken after their end. */
export function readBits(bytes: Uint8Array, names: number, zeros: number = Coder.ahead): BitReader {
  const contexts = new Uint16Array(names * Coder.perName).fill(Coder.half);
  const state = Uint32Array.of(0, 0xffffffff, 0);
  let at = 0;
  for (let i = 0; i < Coder.ahead; i++) take();

  function take(): void {
    expect(at < bytes.length + zeros, "truncated");
    state[At.value] = (state[At.value]! << 8) | (bytes[at++] ?? 0);
  }

  function decide(zero: number): number {
    const range = state[At.high]! - state[At.low]!;
    const middle = (state[At.low]! + Math.imul(range >>> 12, zero) + (((range & 4095) * zero) >>> 12)) >>> 0;
    const bit = state[At.value]! > middle ? 1 : 0;
    state[1 - bit] = middle + bit;
    while ((state[At.low]! ^ state[At.high]!) >>> 24 === 0) {
      state[At.low] = state[At.low]! << 8;
      state[At.high] = (state[At.high]! << 8) | 255;
      take();
    }
    return bit;
  }

  function bit(context: number): number {
    const zero = contexts[context]!;
    const bit = decide(zero);
    contexts[context] = bit ? zero - (zero >>> 5) : zero + ((4096 - zero) >>> 5);
    return bit;
  }

  function num(name: number): number {
    const base = name * Coder.perName;
    let length = 1;
    while (bit(base + Math.min(length - 1, 15))) expect(++length < 33, "number");
    let number = 1;
    for (let i = 1; i < length; i++) number = number * 2 + (i > 1 ? decide(Coder.half) : bit(base + 16 + length));
    return number - 1;
  }

  function next(name: number, width: number, from: number, limit: number): number {
    const row = name * Coder.perName + 16 * Math.min(width, 3);
    let gap = 0;
    while (bit(row + Math.min(gap, 7))) expect(++gap * 2 ** width < limit, "number");
    const first = row + 8 + Math.min(gap, 3);
    for (let i = 0; i < width; i++) gap = gap * 2 + (i ? decide(Coder.half) : bit(first));
    expect(from + gap < limit, "number");
    return from + gap;
  }

  return {
    flag: (name) => bit(name * Coder.perName),
    num,
    next,
    str(name, previous) {
      const shared = num(name);
      expect(shared <= previous.length, "text");
      let text = previous.slice(0, shared);
      for (;;) {
        let node = 1;
        while (node < 256) node = 2 * node + bit(name * Coder.perName + Coder.letters + node);
        if (node === 256) return text;
        text += String.fromCharCode(node - 256);
      }
    },
    list(name, size, limit, wanted) {
      const width = gapWidth(size, limit);
      const numbers = new Uint32Array(wanted ? size : 0);
      for (let i = 0, from = 0; i < size; i++) {
        const number = next(name, width, from, limit);
        numbers[i] = number; // beyond the end of an unwanted list this does nothing
        from = number + 1;
      }
      return numbers;
    },
    level(name, shift) {
      const base = name * Coder.perName + 16 * shift;
      let node = 1;
      for (let i = shift; i < 4; i++) node = 2 * node + bit(base + node);
      return ((node << shift) & 15) + (shift >> 1);
    },
    direct(count) {
      let number = 0;
      for (let i = 0; i < count; i++) number = number * 2 + decide(Coder.half);
      return number;
    },
    decide,
    taken: () => at,
    end: () => expect(at >= bytes.length, "trailing bytes"),
  };
}
