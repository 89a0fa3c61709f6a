/**
 * The numbers of the score (docs/search.md, section 3), in integers only. The
 * Go package internal/search says how each was found. Pure.
 */

/** What a posting's level stands for, in 64ths of "once in a body of average length". */
export const volumes = Int32Array.of(16, 23, 32, 45, 64, 91, 128, 181, 256, 362, 512, 724, 1024, 1448, 2048, 2896);

/** Points; what they are multiplied with stands where they are used. */
export const enum Points {
  syllable = 16,
  marks = 5,
  pair = 1280,
  pairInTitle = 1920,
  chain = 256,
  run = 4096,
  runInTitle = 1024,
  begin = 2048,
}

/** The logarithm to base 2 in sixteenths, linear between powers of two. */
function log16(x: number): number {
  const e = 31 - Math.clz32(x);
  return 16 * e + ((16 * (x - 2 ** e)) / 2 ** e | 0);
}

/** What a list of df of n write-ups says. */
export function idf(n: number, df: number): number {
  return df && Math.max(1, log16(n + 1) - log16(df));
}

/** Turns a volume into 0 to 255: twice as often is not twice as relevant. */
export function saturate(volume: number): number {
  return ((256 * volume) / (volume + 77)) | 0;
}

/** How many low bits of the levels are not kept in a list of df of n write-ups. */
export function impactShift(n: number, df: number): number {
  const octave = octaveOf(n);
  return n < 256 ? 0 : 2 * df > octave ? 2 : 16 * df > octave ? 1 : 0;
}

/** The largest power of two that is not above n. */
export function octaveOf(n: number): number {
  return 2 ** (31 - Math.clz32(Math.max(1, n)));
}
