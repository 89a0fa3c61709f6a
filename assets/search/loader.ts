/**
 * Fetches published files, and parts of them by range; the only module that
 * asks the network for anything. A host that knows no ranges sends the whole
 * file, which is then kept and cut. What two callers want at the same time is
 * fetched once. No failure is remembered.
 */
import { makeCache } from "./cache";
import { hex } from "./bytes";
import { expect, loadError } from "./errors";

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
  /** Says which byte stands before a file's content in the digest that names it. */
  salted(salt: number): void;
  /** How often the host had no such file: after a deploy it has others. */
  missing(): number;
  /** Gives the text of the file that is never the same for long, as it is now. */
  fresh(file: string): Promise<string>;
  /** Fetches a file, or a part of it, and reads it. What is damaged is not kept. */
  read<T>(file: string, part: Part | undefined, decode: (bytes: Uint8Array) => T): Promise<T>;
}

/** Opens the folder at an address, which has a slash at its end. */
export function openLoader(base: string): Loader {
  const kept = makeCache<string, Uint8Array>(mostBytes, (bytes) => bytes.length);
  const underway = new Map<string, Promise<Uint8Array>>();
  /** Files that were damaged: the browser's cache may hold them as they were. */
  const suspect = new Set<string>();
  /** Until the host is known to send whole files. */
  let ranges = true;
  let salt = 0;
  let missing = 0;

  async function ask(file: string, init: RequestInit): Promise<Response> {
    const response = await online(file, () => fetch(base + file, suspect.has(file) ? { ...init, cache: "reload" } : init));
    if (response.ok) return response;
    missing++;
    throw loadError(file, response.status);
  }

  /** Gives what is kept under a name, or what work gives, which is then kept. */
  function once(name: string, work: () => Promise<Uint8Array>): Promise<Uint8Array> {
    const known = kept.get(name);
    if (known) return Promise.resolve(known);
    let task = underway.get(name);
    if (!task) {
      task = work()
        .then((bytes) => (kept.set(name, bytes), bytes))
        .finally(() => underway.delete(name));
      underway.set(name, task);
    }
    return task;
  }

  const whole = (file: string): Promise<Uint8Array> => once(file, async () => bytesOf(file, await ask(file, {})));

  async function range(file: string, { start, length }: Part): Promise<Uint8Array> {
    // Past the browser's cache, in which Chromium lets ranges of one file wait for each other: ten texts were ten rounds.
    const response = await ask(file, { headers: { Range: `bytes=${start}-${start + length - 1}` }, cache: "no-store" });
    if (response.status === 206) return cut(file, await bytesOf(file, response), 0, length);
    ranges = false;
    if (underway.has(file)) void response.body?.cancel().catch(() => undefined);
    return cut(file, await once(file, () => bytesOf(file, response)), start, length);
  }

  async function load(file: string, part: Part | undefined): Promise<Uint8Array> {
    if (!part) return whole(file);
    const known = ranges ? kept.get(file) : await whole(file);
    return known ? cut(file, known, part.start, part.length) : once(`${file} ${part.start} ${part.length}`, () => range(file, part));
  }

  return {
    salted: (byte) => void (salt = byte),
    missing: () => missing,
    fresh: async (file) => {
      const response = await ask(file, { cache: "no-cache" });
      return online(file, () => response.text());
    },
    read: async (file, part, decode) => {
      const bytes = await load(file, part);
      try {
        if (!part) await checkName(file, bytes, salt);
        return decode(bytes);
      } catch (error) {
        suspect.add(file);
        kept.clear();
        throw loadError(file, error);
      }
    },
  };
}

/** Gives a part of a file, all of which must be there. */
function cut(file: string, bytes: Uint8Array, start: number, length: number): Uint8Array {
  if (start + length > bytes.length) throw loadError(file, "too short");
  return bytes.subarray(start, start + length);
}

async function bytesOf(file: string, response: Response): Promise<Uint8Array> {
  return new Uint8Array(await online(file, () => response.arrayBuffer()));
}

/** Holds a whole file to the digest in its name: a sound one in its place would give wrong answers. It costs .1 ms for 60 KB. */
async function checkName(file: string, bytes: Uint8Array, salt: number): Promise<void> {
  const named = new Uint8Array(bytes.length + 1);
  named[0] = salt;
  named.set(bytes, 1);
  // Browsers have digests only where the connection is safe.
  const digest = await globalThis.crypto?.subtle?.digest("SHA-256", named);
  expect(!digest || file.includes(hex(new Uint8Array(digest, 0, 5))), "another file");
}

/** Waits for the network; whatever goes wrong there is an error that names the file. */
async function online<T>(file: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw loadError(file, error);
  }
}
