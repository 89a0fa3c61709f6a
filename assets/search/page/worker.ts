/** The search client in a thread of its own, as if it were in the page's. */
import type { Answer, Archive, Call } from "../types";

/** A call that waits for its answer. */
interface Waiting {
  resolve(value: unknown): void;
  reject(error: Error): void;
}

/**
 * Starts the worker at an address, which opens the archive it belongs to.
 * Rejects its calls as Archive does; when the worker itself cannot be had, they
 * are rejected and lost is called: another try needs another worker. Gives
 * undefined where workers, or modules in them, are unknown: before Chrome 80,
 * Safari 15, Firefox 114.
 */
export function startWorker(address: string, lost: () => void): Archive | undefined {
  const worker = makeWorker(address);
  if (!worker) return undefined;
  const waiting = new Map<number, Waiting>();
  let calls = 0;

  worker.addEventListener("message", ({ data: { id, value, failure } }: MessageEvent<Answer>) => {
    const call = waiting.get(id);
    waiting.delete(id);
    if (failure) call?.reject(Object.assign(new Error(failure.message), { name: failure.name }));
    else call?.resolve(value);
  });
  worker.addEventListener("error", (event) => {
    event.preventDefault();
    worker.terminate();
    for (const { reject } of waiting.values()) reject(new Error(`${address}: ${event.message}`));
    lost();
  });
  const call = <T>(method: Call["method"], text: string, options = {}): Promise<T> =>
    new Promise((resolve, reject) => {
      const id = calls++;
      waiting.set(id, { resolve: resolve as (value: unknown) => void, reject });
      worker.postMessage({ id, method, text, options } satisfies Call);
    });
  return {
    search: (query, options) => call("search", query, options),
    suggest: (prefix, options) => call("suggest", prefix, options),
  };
}

function makeWorker(address: string): Worker | undefined {
  if (typeof Worker === "undefined") return undefined;
  let modules = false;
  // A browser that knows modules in workers asks for the type.
  const worker = new Worker(address, {
    get type(): WorkerType {
      modules = true;
      return "module";
    },
  });
  if (modules) return worker;
  worker.terminate();
  return undefined;
}
