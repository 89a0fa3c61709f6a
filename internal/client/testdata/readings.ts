// Reads texts as the lexicon does: once as queries, once as texts of which everything is wanted.
import { fromBytes } from "../../../assets/search/bytes";
import { makeScan, readLexicon, readRow, withReadings } from "../../../assets/search/lexicon";
import { parseQuery } from "../../../assets/search/query";
import { keyOf } from "../../../assets/search/terms";
import { term, tokenize } from "../../../assets/search/vi";

export default function run({ lexicon, texts }: { lexicon: string[]; texts: string[] }): string[][] {
  const known = readLexicon(lexicon);
  const scan = makeScan(known.families, ({ shorts, longs }) => [...shorts, ...longs.map((words) => words.join("(?: ?[-,] ?| )"))]);
  return texts.map((text) => {
    const typed = parseQuery(text).runs.flatMap(({ slots }) => slots);
    const slots = withReadings(parseQuery(text), known).runs.flatMap((run) => run.slots);
    const inQuery = slots
      .filter((slot) => !typed.some(({ start, end }) => start === slot.start && end === slot.end))
      .map(({ start, end, keys }) => `${text.slice(start, end)}=${fromBytes(keys[0]!)}`);
    const tokens = tokenize(text);
    const at = readRow(text, tokens, tokens.map((token) => keyOf(term(token.text))), scan);
    const inText: string[] = [];
    for (let i = 0; i < tokens.length; ) {
      const reading = at(i);
      if (reading) inText.push(`${text.slice(tokens[i]!.start, tokens[reading.to - 1]!.end)}=${reading.key}`);
      i = reading?.to ?? i + 1;
    }
    return [inQuery.join(" "), inText.join(" ")];
  });
}
