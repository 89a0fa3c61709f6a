/**
 * Telex ("hooij nghij") and VNI ("ho65i nghi5") keystrokes that an input method
 * left undone: the twin of DecodeKeystrokes in the Go package internal/vi.
 * Apart from vi.ts so that a page can do without it.
 */
import { normalize, takeTone, tokenize, withTone } from "./vi";

/** The tone marks in the order of VNI's digits 1 to 5 and Telex's letters. */
const tones = "\u0301\u0300\u0309\u0303\u0323";

const circumflex = "\u0302";
const horn = "\u031b";
const breve = "\u0306";

/** Ways to read a token's keys; in the last, a vowel typed twice is a circumflex. */
const enum Method { vni, telex, telexRepeat }

/** Reads a text's undone keystrokes; gives the text itself if there are none. */
export function decodeKeystrokes(text: string): string {
  let out = "";
  let done = 0;
  for (const token of tokenize(text)) {
    out += text.slice(done, token.start) + decode(token.text);
    done = token.end;
  }
  return out + text.slice(done);
}

function decode(token: string): string {
  const [bare, tone] = takeTone(normalize(token));
  if (bare.length < 2 || withTone(bare, tone) !== undefined) return token;
  // A vowel typed twice is a circumflex in most words but ngoeoj is ngoẹo.
  const found = /[1-9]/.test(bare) ? read(bare, tone, Method.vni) : (read(bare, tone, Method.telexRepeat) ?? read(bare, tone, Method.telex));
  return found ?? token;
}

/** Gives the first possible syllable that a token's keys make. */
function read(keys: string, tone: string, method: Method): string | undefined {
  let bare = "";
  let marks = "";
  /** The letter that gets a circumflex, "." for any. */
  let hat = "";
  let bar = false;
  for (const c of keys) {
    const key = c.toLowerCase();
    const vowel = /[aeiouyăâêôơư]/i.test(bare);
    // Both methods in the digits of VNI, Telex's w as 0.
    const digit =
      method === Method.vni ? (bare ? "_123456789".indexOf(key) : -1)
      : method === Method.telexRepeat && /[aeo]/.test(key) && bare.toLowerCase().includes(key) ? 6
      : key === "d" && (vowel || bare.length === 1) ? 9
      : vowel ? "wsfrxj".indexOf(key)
      : -1;
    if (digit < 0) bare += method !== Method.vni && key === "w" ? (c === "W" ? "Ư" : "ư") : c;
    else if (digit > 8) bar = true;
    else if (digit === 6) {
      // Keys that contradict each other make no syllable.
      if (hat && method !== Method.vni) return;
      hat = method === Method.vni ? "." : key;
    } else if (digit && digit < 6) {
      if (tone) return;
      tone = tones.charAt(digit - 1);
    } else marks += digit === 7 ? horn : digit ? breve : horn + breve;
  }
  if ((hat && marks) || (bar && !/^d/i.test(bare))) return;
  if (bar) bare = (bare[0] === "d" ? "đ" : "Đ") + bare.slice(1);
  if (hat) marks = circumflex;
  for (const marked of marks ? withMarks(bare, marks, hat) : [bare]) {
    const found = withTone(marked, tone);
    if (found !== undefined) return found;
  }
  return;
}

/** Puts the marks on u and o at once first, then on one letter from the left. */
function withMarks(bare: string, marks: string, hat: string): string[] {
  const out: string[] = [];
  const both = bare.replace(/[uư][oơ]/i, (uo) => uo.replace(/[^ươ]/gi, `$&${horn}`).normalize());
  if (marks.includes(horn) && /[uư][oơ]/i.test(bare)) out.push(both);
  for (let i = 1; i <= bare.length; i++) {
    // A letter that cannot have the mark makes no syllable with it.
    if (!hat || new RegExp(hat, "i").test(bare.charAt(i - 1)))
      for (const mark of marks) out.push((bare.slice(0, i) + mark + bare.slice(i)).normalize());
  }
  return out;
}
