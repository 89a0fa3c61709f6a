// Reads texts as the lexicon does: once as queries, once as texts of which everything is wanted.
import { partsOf, readLexicon } from "../../../assets/search/lexicon";
import { parse } from "../../../assets/search/parse";
import { withSynonyms } from "../../../assets/search/synonyms";
import { key as keyOf, term as termOf, tokenize } from "../../../assets/search/vi";

export default function run({ lexicon, texts }: { lexicon: string[]; texts: string[] }): string[][] {
  const known = readLexicon(lexicon);
  return texts.map((text) => {
    const typed = parse(text).sequences.flatMap(({ terms }) => terms);
    const terms = withSynonyms(parse(text), known).sequences.flatMap((sequence) => sequence.terms);
    const inQuery = terms
      .filter((term) => !typed.some(({ start, end }) => start === term.start && end === term.end))
      .map(({ start, end, keys }) => `${text.slice(start, end)}=${keys[0]}`);
    const tokens = tokenize(text);
    const keys = tokens.map((token) => keyOf(termOf(token.text)));
    const between = (i: number): string => text.slice(tokens[i]!.end, tokens[i + 1]?.start);
    const inText = partsOf(keys, between, known, ({ key }) => key).flatMap(({ from, to, used }) =>
      used ? [`${text.slice(tokens[from]!.start, tokens[to - 1]!.end)}=${used}`] : [],
    );
    return [inQuery.join(" "), inText.join(" ")];
  });
}
