/**
 * Telex ("hooij nghij") and VNI ("ho65i nghi5") keystrokes that an input method
 * left undone: the twin of DecodeKeystrokes in the Go package internal/vi.
 * Apart from vi.ts so that a page can do without it.
 */
import { normalize, takeTone, tokenize, withTone } from "./vi";

/** The tone marks in the order of VNI's digits 1 to 5 and Telex's letters. */
const tones = "\u0301\u0300\u0309\u0303\u0323";
const telexTones = "sfrxj";

const circumflex = "\u0302";
const horn = "\u031b";
const breve = "\u0306";

/** A token's letters without tones, and what its other keys ask for. */
interface Strokes {
  bare: string;
  tone: string;
  /** đ */
  bar: boolean;
  /** The letter that gets a circumflex, "*" for any. */
  hat: string;
  horn: boolean;
  breve: boolean;
  /** Keys that contradict each other. */
  bad: boolean;
}

/** Takes a character, also given in lower case, if it is a key of the method. */
type Method = (k: Strokes, key: string, c: string) => boolean;

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
  const methods = /[1-9]/.test(bare) ? [vni] : [telexRepeat, telex];
  for (const isKey of methods) {
    const k: Strokes = { bare: "", tone, bar: false, hat: "", horn: false, breve: false, bad: false };
    for (const c of bare) if (!isKey(k, c.toLowerCase(), c)) k.bare += c;
    const found = syllable(k);
    if (found !== undefined) return found;
  }
  return token;
}

function hasVowel(k: Strokes): boolean {
  return /[aeiouyăâêôơư]/i.test(k.bare);
}

function setTone(k: Strokes, tone: string): void {
  k.bad ||= k.tone !== "";
  k.tone = tone;
}

const vni: Method = (k, key) => {
  const digit = k.bare ? " 123456789".indexOf(key) : 0;
  if (digit < 1) return false;
  if (digit < 6) setTone(k, tones.charAt(digit - 1));
  else if (digit === 6) k.hat = "*";
  else if (digit === 7) k.horn = true;
  else if (digit === 8) k.breve = true;
  else k.bar = true;
  return true;
};

const telexRepeat: Method = (k, key, c) => {
  if (!/[aeo]/.test(key) || !k.bare.toLowerCase().includes(key)) return telex(k, key, c);
  k.bad ||= k.hat !== "";
  k.hat = key;
  return true;
};

const telex: Method = (k, key, c) => {
  const vowel = hasVowel(k);
  const tone = telexTones.indexOf(key);
  if (vowel && tone >= 0) setTone(k, tones.charAt(tone));
  else if (vowel && key === "w") k.horn = k.breve = true;
  else if (key === "w") k.bare += c === "W" ? "Ư" : "ư";
  else if (key === "d" && (vowel || k.bare.length === 1)) k.bar = true;
  else return false;
  return true;
};

/** Gives the first reading of the strokes that is a possible syllable. */
function syllable(k: Strokes): string | undefined {
  const { horn: horned, breve: breved } = k;
  if (k.bad || (k.hat && (horned || breved)) || (k.bar && !/^d/i.test(k.bare))) return;
  const bare = k.bar ? (k.bare[0] === "d" ? "đ" : "Đ") + k.bare.slice(1) : k.bare;
  const marks = (k.hat && circumflex) + (horned ? horn : "") + (breved ? breve : "");
  for (const reading of marks ? readings(bare, marks, k.hat) : [bare]) {
    const found = withTone(reading, k.tone);
    if (found !== undefined) return found;
  }
  return;
}

/** Puts the marks on u and o together first, then on one letter from the left. */
function readings(bare: string, marks: string, hat: string): string[] {
  const out: string[] = [];
  const both = bare.replace(/[uư][oơ]/i, (uo) => uo.replace(/[^ươ]/gi, `$&${horn}`).normalize());
  if (marks.includes(horn) && /[uư][oơ]/i.test(bare)) out.push(both);
  for (let i = 1; i <= bare.length; i++) {
    const c = bare.charAt(i - 1).toLowerCase();
    // A letter that cannot have the mark makes no syllable with it.
    if (!hat || hat === "*" || hat === c)
      for (const mark of marks) out.push((bare.slice(0, i) + mark + bare.slice(i)).normalize());
  }
  return out;
}
