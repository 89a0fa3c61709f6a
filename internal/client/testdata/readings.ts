// Reads texts as the lexicon does: once as queries, once as texts of which everything is wanted.
import { fromBytes } from "../../../assets/search/bytes";
import { partsOf, readLexicon, withReadings } from "../../../assets/search/lexicon";
import { parseQuery } from "../../../assets/search/query";
import { keyOf } from "../../../assets/search/terms";
import { term, tokenize } from "../../../assets/search/vi";

export default function run({ lexicon, texts }: { lexicon: string[]; texts: string[] }): string[][] {
  const known = readLexicon(lexicon);
  return texts.map((text) => {
    const typed = parseQuery(text).runs.flatMap(({ slots }) => slots);
    const slots = withReadings(parseQuery(text), known).runs.flatMap((run) => run.slots);
    const inQuery = slots
      .filter((slot) => !typed.some(({ start, end }) => start === slot.start && end === slot.end))
      .map(({ start, end, keys }) => `${text.slice(start, end)}=${fromBytes(keys[0]!)}`);
    const tokens = tokenize(text);
    const keys = tokens.map((token) => keyOf(term(token.text)));
    const between = (i: number): string => text.slice(tokens[i]!.end, tokens[i + 1]?.start);
    const inText = partsOf(keys, between, known, ({ key }) => key).flatMap(({ from, to, used }) =>
      used ? [`${text.slice(tokens[from]!.start, tokens[to - 1]!.end)}=${used}`] : [],
    );
    return [inQuery.join(" "), inText.join(" ")];
  });
}
