/** Phrases, which only the text itself can tell (docs/search.md, section 4). Pure. */
import { fromBytes } from "./bytes";
import type { Run } from "./query";
import { keyOf, term } from "./terms";
import type { Text } from "./texts";
import { tokenize } from "./vi";

/** Whether phrases need more than lists, which know no marks of pairs and no longer rows. */
export function mustVerify(runs: readonly Run[]): boolean {
  return runs.some(({ phrase, slots }) => phrase && (slots.length > 2 || (slots.length === 2 && slots.some((slot) => slot.term))));
}

/** Makes what tells whether a text holds every phrase, each within one block. */
export function phraseTest(runs: readonly Run[]): (text: Text) => boolean {
  const phrases = runs
    .filter(({ phrase }) => phrase)
    .map(({ slots }) => slots.map(({ keys, term }) => ({ keys: keys.map(fromBytes), marked: fromBytes(term) })));
  return ({ title, summary, body }) => {
    const blocks = [title, summary, ...body.split("\n")].map((block) => tokenize(block).map((token) => term(token.text)));
    return phrases.every((slots) =>
      blocks.some((terms) =>
        terms.some((_, at) =>
          slots.every(({ keys, marked }, i) => {
            const here = terms[at + i];
            return here !== undefined && (marked ? here === marked : keys.includes(keyOf(here)));
          }),
        ),
      ),
    );
  };
}
