// Takes queries apart.
import { fromBytes } from "../../../assets/search/bytes";
import { parseQuery, type Run } from "../../../assets/search/query";

function runs(list: readonly Run[]): unknown[] {
  return list.map(({ slots, phrase }) => ({
    phrase,
    slots: slots.map(({ keys, term, start, end }) => ({ keys: keys.map(fromBytes), term: fromBytes(term), start, end })),
  }));
}

export default function run(texts: string[]): unknown[] {
  return texts.map((text) => {
    const q = parseQuery(text);
    return { runs: runs(q.runs), excluded: runs(q.excluded), filters: q.filters, open: q.open };
  });
}
