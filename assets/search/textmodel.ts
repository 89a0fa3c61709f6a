/**
 * The model of texts (docs/format.md): it predicts the bits of a text from the
 * character before, and so makes it short. Bytes in, text out. Pure.
 */
import { readBits } from "./bits";

const enum Model {
  /** Odds of a bit that was never met: even. */
  unmet = 1 << 21,
  /** How often a bit is met until it learns no slower. */
  limit = 30,
  /** The least chance of a bit, in 4096ths: none costs more than eight bits, nor stands for nothing. */
  sure = 16,
  /** Bytes that a character takes at most, and what a reader has at hand. */
  perUnit = 28,
}

/** The letters of Vietnamese that ASCII does not have. */
const lower = "ăâđêôơư" + Array.from("aăâeêioôơuưy", (vowel) => Array.from("\u0300\u0309\u0303\u0301\u0323", (tone) => (vowel + tone).normalize()).join("")).join("");

/** The characters by their codes; 0 is the end, 1 has another's UTF-16 unit after it. */
const characters = (() => {
  const marked = Array.from("–“”…" + lower + lower.toUpperCase());
  return Array.from({ length: 256 }, (_, code) => (code === 10 || (code > 31 && code < 127) ? String.fromCharCode(code) : code > 1 && marked.shift()));
})();

/** Reads a text; of one that is not whole, what its first bytes tell, up to the last white space. */
export function readText(bytes: Uint8Array, whole: boolean): string {
  const bits = readBits(bytes, 0, whole ? undefined : Model.perUnit);
  /** By the last code << 8 | the bits of this one behind a 1: the chance of a one in 65536ths << 6 | how often it was met. */
  const odds = new Int32Array(65536).fill(Model.unmet);
  let last = 0;

  function code(): number {
    let node = 1;
    while (node < 256) {
      const context = (last << 8) | node;
      const chance = odds[context]! >> 6;
      const met = odds[context]! & 63;
      const bit = bits.decide(Math.min(Math.max(4096 - (chance >> 4), Model.sure), 4096 - Model.sure));
      odds[context] = ((chance + (((bit * 65535 - chance) * ((65536 / (2 * met + 3)) | 0)) >> 15)) << 6) | Math.min(met + 1, Model.limit);
      node = 2 * node + bit;
    }
    return (last = node & 255);
  }

  let text = "";
  for (;;) {
    const c = code();
    const next = c === 1 ? String.fromCharCode(code() * 256 + code()) : characters[c];
    if (!c || (!whole && bits.taken() > bytes.length)) break;
    text += next;
  }
  if (whole) bits.end();
  return whole ? text : text.replace(/[^ \n]*$/, "");
}
