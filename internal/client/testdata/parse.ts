// Takes queries apart.
import { fromBytes } from "../../../assets/search/bytes";
import { parseQuery, type Sequence } from "../../../assets/search/query";

function sequences(list: readonly Sequence[]): unknown[] {
  return list.map(({ terms, phrase }) => ({
    phrase,
    terms: terms.map(({ keys, term, start, end }) => ({ keys: keys.map(fromBytes), term: fromBytes(term), start, end })),
  }));
}

export default function run(texts: string[]): unknown[] {
  return texts.map((text) => {
    const q = parseQuery(text);
    return { sequences: sequences(q.sequences), excluded: sequences(q.excluded), filters: q.filters, prefix: q.prefix };
  });
}
