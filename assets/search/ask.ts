/**
 * A query on its way to what matches: its lists are read, counted and matched.
 * What is found depends on the archive, the query and the options only.
 */
import { choose } from "./filters";
import { withReadings } from "./lexicon";
import { findMatches, type Match } from "./match";
import { makePlan, type Plan, wants } from "./plan";
import type { Query, Slot } from "./query";
import { holds, type Lists, type Store } from "./store";
import { makeTally, type Room } from "./tally";
import { compareWords } from "./texts";
import type { SearchOptions } from "./types";

/** How many ways an unfinished syllable is read: each costs a shard and a page. */
const completions = 3;

/** A query and what it finds. */
export interface Asked {
  readonly query: Query;
  readonly plan: Plan;
  readonly match: Match;
  /** By group of the plan; 0 if no write-up holds it. */
  readonly weights: readonly number[];
  /** The weight of the groups that a write-up holds. */
  weightHeld(number: number): number;
}

/** Reads the lists of a query and finds what matches. */
export async function ask(store: Store, room: Room, typed: Query, options: SearchOptions): Promise<Asked> {
  let query = withReadings(typed, store.catalogue.lexicon);
  prepareTies(store, query);
  let lists = await readLists(store, query);
  const open = openSlot(query);
  if (open && !lists.keys.get(open.keys[0]!)?.forms.length) {
    const read = query;
    query = await complete(store, read, open);
    if (query !== read) lists = await readLists(store, query);
  }
  // From here on nothing waits: the room belongs to this query.
  const c = store.catalogue;
  const excluded = exclude(store, room, query, lists);
  const plan = makePlan(query.runs);
  const tally = makeTally(plan, lists, c.documents, room);
  const match = findMatches(c, plan, tally, choose(c, options.filters ?? {}, query.filters), excluded);
  const weightHeld = (number: number): number =>
    plan.groups.reduce((sum, { keys }, i) => sum + (keys.some((key) => holds(lists.keys.get(key)!, number)) ? tally.weights[i]! : 0), 0);
  return { query, plan, match, weights: tally.weights, weightHeld };
}

/** Many write-ups have the same points for one syllable: the days of the newest will be asked for. */
function prepareTies(store: Store, { runs }: Query): void {
  const [run, more] = runs;
  if (more || run?.slots.length !== 1) return;
  const { length } = store.catalogue.years;
  // What fails now fails again when it is needed.
  for (let year = Math.max(0, length - 2); year < length; year++) store.days(year).catch(() => undefined);
}

/** Gets all lists at once, those of exclusions too. */
function readLists(store: Store, { runs, excluded }: Query): Promise<Lists> {
  const { keys, pairs } = wants(makePlan([...runs, ...excluded]));
  return store.lists(keys, pairs);
}

/** The slot of a syllable that is still being typed. */
function openSlot({ open, runs }: Query): Slot | undefined {
  const run = runs[runs.length - 1];
  return open && run && !run.phrase ? run.slots[run.slots.length - 1] : undefined;
}

/** Reads an unfinished syllable as the frequent ones that begin so. */
async function complete(store: Store, query: Query, open: Slot): Promise<Query> {
  const words = await store.words();
  const fitting = words.filter(({ key }) => key.startsWith(open.keys[0]!)).sort(compareWords);
  if (!fitting.length) return query;
  const read: Slot = { ...open, keys: fitting.slice(0, completions).map(({ key }) => key), term: "" };
  const runs = query.runs.map((run) => ({ ...run, slots: run.slots.map((slot) => (slot === open ? read : slot)) }));
  return { ...query, runs };
}

/** Finds, by number, the write-ups that hold any of what is excluded. */
function exclude({ catalogue: c }: Store, room: Room, { excluded }: Query, lists: Lists): Uint8Array | undefined {
  if (!excluded.length) return;
  const out = new Uint8Array(c.numbers);
  for (const run of excluded) {
    const { must, musts } = makeTally(makePlan([run]), lists, c.documents, room);
    must.forEach((met, d) => {
      if (met === musts) out[d] = 1;
    });
  }
  return out;
}
