/** What has to be read of texts to answer a query. */
import { type Evaluation, isPartial } from "./evaluation";
import { phraseTest } from "./phrase";
import type { Order } from "./rank";
import { Depth, type Store } from "./store";
import type { Text } from "./texts";
import { maxVerified } from "./weights";

/** The documents that are known to hold the phrases, in order, and what that tells of the total. */
export interface Verification {
  readonly docIDs: readonly number[];
  readonly total: number;
  /** How many of the partial matches beside full ones. */
  readonly partial: number;
  /** Not all candidates were read. */
  readonly approximate: boolean;
  /** Those of the total that no offset reaches. */
  readonly unread: number;
}

/** Reads texts in the order of the results until enough are known to hold the phrases of a query; those before from are not shown. */
export async function verify(e: Evaluation, order: Order, from: number, enough: number): Promise<Verification> {
  const { store, query, match } = e;
  const test = phraseTest(query);
  let [total, partial] = [match.docIDs.length, match.partial.length];
  const candidates = total + partial;
  const docIDs: number[] = [];
  let read = 0;
  while (docIDs.length < enough && read < Math.min(candidates, maxVerified)) {
    // All of a batch is read: its own order can wait unless the page begins within it.
    const batch = (await order(Math.min(read + enough - docIDs.length, maxVerified), from ? undefined : read)).slice(read);
    const holds = await askTexts(store, Depth.head, batch, (text) => test(text) || (text.whole ? false : undefined));
    batch.forEach((d, i) => {
      if (holds[i]) docIDs.push(d);
      else if (isPartial(e, d)) partial--;
      else total--;
    });
    read += batch.length;
  }
  return { docIDs, total, partial, approximate: read < candidates, unread: Math.max(0, candidates - maxVerified) };
}

/** Asks the beginning of each text, and the whole text where that cannot tell. */
export async function askTexts<T>(store: Store, depth: Depth, docIDs: readonly number[], tell: (text: Text, i: number) => T | undefined): Promise<T[]> {
  const told = (await store.texts(docIDs, depth)).map(tell);
  const rest = Array.from(told.keys()).filter((i) => told[i] === undefined);
  const whole = await store.texts(rest.map((i) => docIDs[i]!), Depth.whole);
  rest.forEach((i, j) => (told[i] = tell(whole[j]!, i)));
  return told as T[];
}
