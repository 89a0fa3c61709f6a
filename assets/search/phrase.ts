/** Phrases, which only the text itself can tell (docs/search.md, section 4). Pure. */
import { fromBytes } from "./bytes";
import type { Sequence } from "./query";
import { keyOf, term } from "./terms";
import type { Text } from "./texts";
import { tokenize } from "./vi";

/** Makes what tells whether a text holds every phrase, each within one block. */
export function phraseTest(sequences: readonly Sequence[]): (text: Text) => boolean {
  const phrases = sequences
    .filter(({ phrase }) => phrase)
    .map(({ terms }) => terms.map(({ keys, term }) => ({ keys: keys.map(fromBytes), marked: fromBytes(term) })));
  return ({ title, summary, body }) => {
    const blocks = [title, summary, ...body.split("\n")].map((block) => tokenize(block).map((token) => term(token.text)));
    return phrases.every((phrase) =>
      blocks.some((terms) =>
        terms.some((_, at) =>
          phrase.every(({ keys, marked }, i) => {
            const here = terms[at + i];
            return here !== undefined && (marked ? here === marked : keys.includes(keyOf(here)));
          }),
        ),
      ),
    );
  };
}
