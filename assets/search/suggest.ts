/** Completions of what is being typed, out of what is at hand or cheap. Pure. */
import { fromBytes } from "./bytes";
import type { Catalogue } from "./catalogue";
import { compareSyllables, type Text, type Syllable } from "./texts";
import type { Completion } from "./types";
import { fold, tokenize } from "./vi";

/** Gives titles that were read, places and frequent syllables that go on as the prefix does. */
export function complete(prefix: string, c: Catalogue, texts: Iterable<Text>, words: readonly Syllable[], root: string): Completion[] {
  const typed = fold(prefix).trimStart();
  const begins = (text: string): boolean => fold(text).startsWith(typed);
  const found = new Map<string, Completion>();
  const add = (completion: Completion): unknown => found.set(completion.text, completion);
  if (!typed) return [];
  for (const { id, label } of c.localities) if (begins(label) || begins(label.replace(/^\S+ /, ""))) add({ text: label, kind: "place", url: `${root}${id}/` });
  for (const { title, address } of texts) if (begins(title)) add({ text: title, kind: "title", url: root + address });
  const last = tokenize(typed).pop();
  if (last?.end === typed.length) {
    const start = prefix.slice(0, prefix.length - last.text.length);
    const fitting = words.filter(({ key }) => key !== last.text && key.startsWith(last.text)).sort(compareSyllables);
    for (const { key } of fitting) add({ text: start + fromBytes(key), kind: "phrase" });
  }
  return [...found.values()];
}
