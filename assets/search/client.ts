/**
 * The search of an archive's readers, published at /search/client.js for any
 * page, worker or Node program; docs/search.md says what it does.
 *
 * What goes in: the address of the published files, then queries. What comes
 * out: the same hits, scores, order, totals, facets and excerpts as the Go
 * package internal/search gives over the same files. What it promises: nothing
 * is fetched twice while the caches hold it, nothing depends on what was
 * asked before, a file that is damaged or missing is an error that names it.
 *
 * A query's way: parse.ts (text to a query), synonyms.ts and prefix.ts (what its
 * terms stand for), plan.ts (which posting lists it needs), store.ts over
 * loader.ts (files to lists; bits.ts, shard.ts, texts.ts, manifest.ts decode
 * them), score.ts and sequences.ts (lists to scores), phrase.ts, filter.ts and
 * match.ts (which documents match), rank.ts (their order), verify.ts and hits.ts
 * (what only the texts tell). search.ts puts these together, and asks for another
 * spelling where suggestion.ts says so (correct.ts, fetched then, as suggest.ts is
 * for completions and narrow.ts for filters). A module imports only what is
 * further down. Only loader.ts touches the network.
 */
import { failing, isKind, loadError } from "./errors";
import { type Loader, openLoader } from "./loader";
import { readManifest } from "./manifest";
import { search } from "./search";
import { openStore, type Store } from "./store";
import type { OpenArchive } from "./types";
import { fold, key, term, tokenize } from "./vi";

/** Completions if nothing else is said. */
const defaultCompletions = 8;

/** The only file whose name does not change with its content. */
const manifestName = "manifest.json";

/** What of an archive changes when it is published anew. */
interface State {
  readonly manifest: string;
  readonly store: Store;
}

async function readState(loader: Loader): Promise<State> {
  const manifest = await loader.fresh(manifestName);
  try {
    const read = readManifest(manifest);
    loader.salted(read.salt);
    const store = openStore(read, loader);
    return { manifest, store };
  } catch (error) {
    throw isKind("VersionError", error) ? error : loadError(manifestName, error);
  }
}

/** Opens the published search below base. */
export const openArchive: OpenArchive = async (base) => {
  const here = new URL(base.replace(/\/?$/, "/"), globalThis.location?.href);
  const root = new URL("..", here).pathname;
  const loader = openLoader(here.href);
  let state = await readState(loader);

  /** Does work; if a file is missing or cannot be had, once more in case the archive was published anew meanwhile. */
  async function latest<T>(work: (state: State) => Promise<T>): Promise<T> {
    const before = state;
    const missing = loader.missing();
    const first = work(before);
    // What corrects queries may be missing, too, without failing the search.
    const again = await first.then(() => loader.missing() > missing, (error: unknown) => isKind("LoadError", error));
    const now = again ? await readState(loader).catch(() => before) : before;
    if (now.manifest === before.manifest) return first;
    state = now;
    return work(now);
  }

  return {
    search: (query, options = {}) => latest(({ store }) => search(store, root, query, options)),
    suggest: (prefix, { limit = defaultCompletions, phrases } = {}) =>
      latest(async ({ store }) => {
        const { complete } = await import("./suggest.js").catch(failing("suggest.js"));
        return (await complete({ fold, key, term, tokenize }, prefix, store, root, phrases)).slice(0, limit);
      }),
  };
};
