/** Completions of what is being typed, out of what is at hand or cheap. Pure. */
import type { Catalogue } from "./catalogue";
import type { Text, Syllable } from "./texts";
import type { Completion } from "./types";
import { fold, tokenize } from "./vi";

/** Gives localities, titles that were read and frequent syllables that go on as the prefix does, in this order. */
export function complete(prefix: string, c: Catalogue, texts: Iterable<Text>, syllables: readonly Syllable[], root: string): Completion[] {
  const typed = fold(prefix).trimStart();
  const begins = (text: string): boolean => fold(text).startsWith(typed);
  const found = new Map<string, Completion>();
  const add = (completion: Completion): unknown => found.set(completion.text, completion);
  if (!typed) return [];
  for (const { id, label } of c.columns.district.values) if (begins(label) || begins(label.replace(/^\S+ /, ""))) add({ text: label, kind: "place", url: `${root}${id}/` });
  for (const { title, address } of texts) if (begins(title)) add({ text: title, kind: "title", url: root + address });
  const last = tokenize(typed).pop();
  if (last?.end === typed.length) {
    const start = prefix.slice(0, prefix.length - last.text.length);
    for (const { key } of syllables) if (key !== last.text && key.startsWith(last.text)) add({ text: start + key, kind: "phrase" });
  }
  return [...found.values()];
}
