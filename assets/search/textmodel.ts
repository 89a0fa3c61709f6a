/**
 * The model of texts (docs/search.md, section 5): what foretells the bits of a
 * text from the text before them, and so makes it short. Bytes in, text out;
 * what the model learns from one text may serve for the next. Pure.
 */
import { readBits } from "./bits";

const enum Model {
  /** Odds of each of the two contexts. */
  places = 65536,
  /** Trust in each, in 65536ths, at first. */
  trust = 22000,
  learning = 10,
  limit = 30,
  /** The highest odds, as a logarithm in 256ths: one bit never costs more than eight, nor stands for nothing. */
  sure = 1417,
  /** Bytes that a character takes at most, and what a reader has at hand. */
  perUnit = 28,
}

/** What a model knows: odds by context, and how far it trusts each of the two. */
export interface Learned {
  readonly odds: Int32Array;
  readonly trust: Int32Array;
}

const table = (value: (i: number) => number): Int32Array => Int32Array.from({ length: 4096 }, (_, i) => Math.round(value(i)));
const logistic = table((i) => 4096 / (1 + Math.exp((2048 - i) / 256)));
const logOdds = table((i) => 256 * Math.log((i + 0.5) / (4095.5 - i)));
/** The letters of Vietnamese that ASCII does not have. */
const lower = "ăâđêôơư" + Array.from("aăâeêioôơuưy", (vowel) => Array.from("\u0300\u0309\u0303\u0301\u0323", (tone) => (vowel + tone).normalize()).join("")).join("");

/** The characters by their codes; 0 is the end, 1 has another's UTF-16 unit after it. */
const characters = (() => {
  const marked = Array.from("–“”…" + lower + lower.toUpperCase());
  return Array.from({ length: 256 }, (_, code) => (code === 10 || (code > 31 && code < 127) ? String.fromCharCode(code) : code > 1 && marked.shift()));
})();

/** Makes a model that knows nothing. */
export function newModel(): Learned {
  return { odds: new Int32Array(2 * Model.places).fill(1 << 21), trust: Int32Array.of(Model.trust, Model.trust) };
}

/** What a model knows, to be changed without changing it. */
export function copyModel({ odds, trust }: Learned): Learned {
  return { odds: odds.slice(), trust: trust.slice() };
}

/**
 * Reads a text, from which the model learns. Of a text that is not whole it
 * reads what its first bytes tell, up to the last white space.
 */
export function readText(bytes: Uint8Array, whole: boolean, { odds, trust }: Learned): string {
  const bits = readBits(bytes, 0, whole ? undefined : Model.perUnit);
  let history = 0;

  function hint(at: number): number {
    const met = odds[at]!;
    return met & 63 ? logOdds[met >> 10]! : 0;
  }

  /** Moves the odds of a context, and the trust in it, towards what the bit was. */
  function learn(context: 0 | 1, at: number, said: number, bit: number, chance: number): void {
    trust[context]! += (said * ((bit << 12) - chance) * Model.learning + 32768) >> 16;
    const met = odds[at]!;
    const seen = met & 63;
    const old = met >> 6;
    odds[at] = ((old + (((bit * 65535 - old) * ((65536 / (2 * seen + 3)) | 0)) >> 15)) << 6) | Math.min(seen + 1, Model.limit);
  }

  function code(): number {
    let [node, one, two] = [1, 0, 0];
    for (let i = 0; i < 8; i++) {
      if (!(i & 3)) {
        const h = Math.imul(Math.imul(history & 65535, 0x9e3779b1) + node, 0x2c1b3c6d);
        one = ((history & 255) << 8) | ((node & 15) * 4 * i);
        two = Model.places | ((Math.imul(h ^ (h >>> 15), 0x297a2d39) >>> 20) << 4);
      }
      const place = (1 << (i & 3)) | (node & ((1 << (i & 3)) - 1));
      const first = hint(one | place);
      const second = hint(two | place);
      const sum = (first * trust[0]! + second * trust[1]!) >> 16;
      const chance = logistic[Math.min(Math.max(sum, -Model.sure), Model.sure) + 2048]!;
      const bit = bits.decide(4096 - chance);
      learn(0, one | place, first, bit, chance);
      learn(1, two | place, second, bit, chance);
      node = 2 * node + bit;
    }
    node &= 255;
    history = (history << 8) | node;
    return node;
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
