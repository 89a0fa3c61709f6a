/**
 * Completions of what is being typed, out of what is at hand or cheap: only what
 * occurs in the archive, never a syllable behind another that it does not follow.
 * A module of its own, published at /search/suggest.js: the client fetches it when
 * something is to be completed, and hands it what it has of vi.ts itself.
 */
import { closedNames, facetNames } from "./facets";
import type { Store } from "./store";
import type { Completion, OpenFacet } from "./types";
import type * as Vi from "./vi";
import { completions } from "./weights";

/** What is needed of vi.ts. */
export type Text = Pick<typeof Vi, "fold" | "key" | "term" | "tokenize">;

/** What names of places begin with, without marks; people leave it out. */
const placeType = /^(thanh pho|thi (xa|tran)|quan|huyen|tinh|phuong|xa|dac khu) /;

/**
 * Gives places, with or without their types, organisers, people, tags and titles
 * that were read which begin as the prefix does, then, if asked for, syllables that
 * follow the one before.
 */
export async function complete(vi: Text, prefix: string, store: Store, root: string, phrases = true): Promise<Completion[]> {
  const { fold } = vi;
  const typed = fold(prefix).trimStart();
  if (!typed) return [];
  const found = new Map<string, Completion>();
  const add = (kind: Completion["kind"], text: string, address: string): void => {
    const name = fold(text);
    if (name.startsWith(typed) || (kind === "place" && name.replace(placeType, "").startsWith(typed)))
      found.set(text, { text, kind, url: root + address });
  };
  const [[places = []], names] = await Promise.all([store.labels(), named(vi, prefix, store)]);
  for (const { id, label } of places) {
    add("place", label.replace(/^.*, /, ""), id.replace(/\/.*|$/, "/"));
    add("place", label, `${id}/`);
  }
  for (const name of names) found.set(`${name.kind} ${name.text}`, name);
  for (const { title, address } of store.readBefore()) add("title", title, address);
  if (phrases) for (const text of await following(vi, prefix, store)) found.set(text, { text, kind: "phrase" });
  return [...found.values()];
}

/**
 * Gives the values of open facets that begin as the prefix does, those of the most
 * write-ups first. One syllable begins too many of them to read their lists.
 */
async function named({ key, term, tokenize }: Text, prefix: string, store: Store): Promise<Completion[]> {
  const tokens = tokenize(prefix);
  const ended = tokens[tokens.length - 1]?.end !== prefix.length;
  if (tokens.length < 2 && !(ended && tokens.length)) return [];
  const begun = tokens.map(({ text }) => key(term(text))).join("-") + (ended ? "-" : "");
  const open = facetNames.filter((name): name is OpenFacet => !closedNames.includes(name as never));
  const found = await Promise.all(
    open.map(async (kind) => {
      const lists = await store.begun(`=${kind}:${begun}`);
      return [...lists.values()].flatMap(({ forms }) => forms.map(({ term, docIDs }) => ({ kind, text: term.slice(kind.length + 2), count: docIDs.length })));
    }),
  );
  const names = found.flat().sort((a, b) => b.count - a.count);
  return names.map(({ kind, text }) => ({ kind, text }));
}

/** Gives the prefix with its last syllable as the frequent ones that begin so and stand somewhere behind the syllable before it. */
async function following({ key, term, tokenize }: Text, prefix: string, store: Store): Promise<string[]> {
  const tokens = tokenize(prefix);
  const last = tokens.pop();
  if (last?.end !== prefix.length) return [];
  const [begun = "", before] = [last, tokens.pop()].map((token) => token && key(term(token.text)));
  const all = (await store.syllables()).map(({ key }) => key);
  const begin = all.filter((key) => key !== begun && key.startsWith(begun)).slice(0, 2 * completions);
  const pairs = before ? begin.map((key) => `${before} ${key}`) : [];
  const { bigrams } = await store.postings(before ? [before, ...begin] : [], pairs);
  const times = (key: string): number => (before ? bigrams.get(`${before} ${key}`)!.inText.filter(Boolean).length : 1);
  const kept = begin.filter(times).sort((a, b) => times(b) - times(a));
  return kept.map((key) => prefix.slice(0, last.start) + key);
}
