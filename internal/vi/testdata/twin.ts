// Runs the TypeScript twin of package vi on texts, for twin_test.go.
import { decodeKeystrokes } from "../../../assets/search/keystrokes";
import { fold, isBareSyllable, key, normalize, slugOf, takeTone, term, tokenize, withTone } from "../../../assets/search/vi";

const encoder = new TextEncoder();

/** Of longer texts the Go package cuts the slug; browsers make none. */
const maxSlugBytes = 100;

interface Result {
  normalized: string;
  folded: string;
  slug: string;
  tokens: [number, number, string, string, boolean, boolean][];
  decoded: string;
}

export default function run(texts: string[]): Result[] {
  return texts.map((text) => ({
    normalized: normalize(text),
    folded: fold(text),
    slug: encoder.encode(text).length > maxSlugBytes ? "" : slugOf(text),
    tokens: tokenize(text).map((token) => {
      if (text.slice(token.start, token.end) !== token.text) throw new Error(`offsets of ${text}`);
      const t = term(token.text);
      return [token.start, token.end, t, key(t), withTone(...takeTone(token.text)) !== undefined, isBareSyllable(key(t))];
    }),
    decoded: decodeKeystrokes(text),
  }));
}
