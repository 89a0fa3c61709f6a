/**
 * Fetches published files, and parts of them by range; the only module that
 * asks the network for anything. A host that knows no ranges sends the whole
 * file, which is then kept and cut. What two callers want at the same time is
 * fetched once. No failure is remembered.
 */
import { makeCache } from "./cache";
import { expect, LoadError } from "./errors";

/**
 * Bytes kept of files as they came. The 20 queries of the benchmark take 1.5 MB
 * at 10,000 write-ups; a host without ranges makes it five times as much.
 */
const mostBytes = 6 << 20;

/** A part of a file. */
export interface Part {
  readonly start: number;
  readonly length: number;
}

export interface Loader {
  /** Gives the text of the file that is never the same for long, as it is now. */
  fresh(name: string): Promise<string>;
  /** Gives a whole file, or a part of it. */
  load(name: string, part?: Part): Promise<Uint8Array>;
  /** Whether a whole file is at hand. */
  has(name: string): boolean;
  /** Drops a file that turned out to be damaged; it is not taken from the browser's cache again. */
  forget(name: string): void;
}

/** Opens the folder at an address, which has a slash at its end. */
export function openLoader(base: string): Loader {
  const kept = makeCache<string, Uint8Array>(mostBytes, (bytes) => bytes.length);
  const underway = new Map<string, Promise<Uint8Array>>();
  const suspect = new Set<string>();
  /** Until the host is known to send whole files. */
  let ranges = true;

  async function ask(name: string, init: RequestInit): Promise<Response> {
    const response = await online(name, () => fetch(base + name, suspect.has(name) ? { ...init, cache: "reload" } : init));
    if (!response.ok) throw new LoadError(`${name}: status ${response.status}`);
    return response;
  }

  /** Gives what is kept under a name, or what work gives, which is then kept. */
  async function once(name: string, work: () => Promise<Uint8Array>): Promise<Uint8Array> {
    const known = kept.get(name);
    if (known) return known;
    let task = underway.get(name);
    if (!task) {
      task = work()
        .then((bytes) => (kept.set(name, bytes), bytes))
        .finally(() => underway.delete(name));
      underway.set(name, task);
    }
    return task;
  }

  const whole = (name: string): Promise<Uint8Array> => once(name, async () => bytesOf(name, await ask(name, {})));

  async function range(name: string, { start, length }: Part): Promise<Uint8Array> {
    const response = await ask(name, { headers: { Range: `bytes=${start}-${start + length - 1}` } });
    if (response.status === 206) {
      const bytes = await bytesOf(name, response);
      expect(bytes.length === length, name);
      return bytes;
    }
    ranges = false;
    if (underway.has(name)) void response.body?.cancel().catch(() => undefined);
    return cut(name, await once(name, () => bytesOf(name, response)), start, length);
  }

  return {
    fresh: async (name) => {
      const response = await ask(name, { cache: "no-cache" });
      return online(name, () => response.text());
    },
    async load(name, part) {
      const file = part && ranges ? kept.get(name) : await whole(name);
      if (!part) return file!;
      return file ? cut(name, file, part.start, part.length) : once(`${name} ${part.start} ${part.length}`, () => range(name, part));
    },
    has: (name) => kept.get(name) !== undefined,
    forget(name) {
      suspect.add(name);
      kept.clear();
    },
  };
}

function cut(name: string, file: Uint8Array, start: number, length: number): Uint8Array {
  expect(start + length <= file.length, name);
  return file.subarray(start, start + length);
}

async function bytesOf(name: string, response: Response): Promise<Uint8Array> {
  return new Uint8Array(await online(name, () => response.arrayBuffer()));
}

/** Waits for the network; whatever goes wrong there is an error that names the file. */
async function online<T>(name: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    throw new LoadError(`${name}: ${String(cause)}`);
  }
}
