/** The terms and keys of tokens, remembered: texts hold few different ones. */
import { key, term } from "./vi";

const keys = new Map<string, string>();

/** As many as vi.ts remembers of terms: about 1 MB. */
const maxKeys = 1 << 14;

/** Gives the key of a term. */
export function keyOf(term: string): string {
  let found = keys.get(term);
  if (found === undefined) {
    if (keys.size >= maxKeys) keys.clear();
    found = key(term);
    keys.set(term, found);
  }
  return found;
}

export { term };
