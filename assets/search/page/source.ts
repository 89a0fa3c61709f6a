/**
 * Where the answers come from: the search client of the site, loaded when the
 * reader first reaches for search; in a thread of its own where browsers have
 * such, else in the page's.
 */
import type { Archive, Client, Completion, Results, SearchOptions } from "../types";
import type { State } from "./address";
import { startWorker, type Worked } from "./worker";

/** Hits on one page: what three screens of a phone hold. */
export const pageSize = 10;

/** The last page that has any hits, at least 1. */
export function lastPage({ total, partial = 0, unread = 0 }: Results): number {
  return Math.max(1, Math.ceil((total + partial - unread) / pageSize));
}

export interface Source {
  /** Starts loading, if it has not begun; the outcome is told by find. */
  prepare(): void;
  /** Gives up what is underway, which rejects: the next call starts anew. */
  restart(): void;
  /** Loads what few readers want. */
  load<T>(name: string): Promise<T>;
  /** Gives the answer: one page of it if the options say nothing else. Rejects as Archive.search does, or because the client cannot be had. */
  find(state: State, options?: SearchOptions): Promise<Results>;
  /** Gives localities, titles and names that go on as a text does; rejects as find does. */
  suggest(prefix: string): Promise<Completion[]>;
}

/** Remembers what work gives, unless it fails: then the next call tries again. */
function once<T>(work: () => Promise<T>): () => Promise<T> {
  let underway: Promise<T> | undefined;
  return () =>
    (underway ??= work().catch((error: unknown) => {
      underway = undefined;
      throw error;
    }));
}

/** Gives the search of the site whose root has the path base. */
export function openSource(base: string): Source {
  const folder = `${base}search/`;
  let tries = 0;
  let stalls = 0;
  // Some browsers remember that a module failed: another try needs another address.
  const load = <T>(name: string): Promise<T> => import(`${folder}${name}.js${tries++ ? `?${tries}` : ""}`) as Promise<T>;
  const open = async (): Promise<Archive> => (await load<Client>("client")).openArchive(folder);
  let here = once(open);
  let worker: Worked | undefined;
  const archive = async (): Promise<Archive> => (worker ??= startWorker(`${folder}worker.js${stalls ? `?${stalls}` : ""}`, () => (worker = undefined))) ?? here();
  const find: Source["find"] = async ({ query, exact, chosen, from, to, sort, page }, options) =>
    (await archive()).search(query, { filters: chosen, from, to, sort, exact, offset: (page - 1) * pageSize, limit: pageSize, ...options });
  return {
    prepare() {
      archive().catch(() => undefined);
    },
    restart() {
      worker?.stop();
      stalls++; // Chromium lets a request wait for another one of the same address, for up to 20 seconds
      here = once(open);
    },
    load,
    suggest: async (prefix) => (await archive()).suggest(prefix, { phrases: false }),
    find,
  };
}
