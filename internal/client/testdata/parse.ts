// Takes queries apart.
import { parse } from "../../../assets/search/parse";
import type { Sequence } from "../../../assets/search/query";

function sequences(list: readonly Sequence[]): unknown[] {
  return list.map(({ terms, phrase }) => ({ phrase, terms: terms.map(({ keys, term, start, end }) => ({ keys, term, start, end })) }));
}

export default function run(texts: string[]): unknown[] {
  return texts.map((text) => {
    const q = parse(text);
    return { sequences: sequences(q.sequences), excluded: sequences(q.excluded), filters: q.filters, prefix: q.prefix };
  });
}
