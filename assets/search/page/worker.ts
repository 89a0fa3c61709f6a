/** The search client in a thread of its own, as if it were in the page's. */
import type { Answer, Archive, Call } from "../types";

/** An archive in a thread, which ends when it is told to: what it was asked rejects then. */
export interface Worked extends Archive {
  stop(): void;
}

/**
 * Starts the worker at an address, which opens the archive it belongs to. Its
 * calls reject as Archive's do; when the worker itself cannot be had, they
 * reject, and lost is called, as when it is stopped: another try needs another worker. Gives undefined
 * where workers, or modules in them, are unknown: before Chrome 80, Safari 15,
 * Firefox 114.
 */
export function startWorker(address: string, lost: () => void): Worked | undefined {
  let modules = false;
  // A browser that knows modules in workers asks for the type.
  const options = {
    get type(): WorkerType {
      modules = true;
      return "module";
    },
  };
  const worker = globalThis.Worker && new Worker(address, options);
  if (!modules) return void worker?.terminate();
  const waiting = new Set<(reason: unknown) => void>();
  const stop = (): void => {
    worker.terminate();
    for (const reject of waiting) reject(new Error(address));
    lost();
  };
  worker.onerror = stop;
  const call = <T>(method: Call["method"], text: string, options = {}): Promise<T> =>
    new Promise<T>((resolve, reject) => {
      const { port1, port2 } = new MessageChannel();
      waiting.add(reject);
      port1.onmessage = ({ data: { value, failure } }: MessageEvent<Answer>) => {
        waiting.delete(reject);
        if (failure) reject(Object.assign(new Error(), failure));
        else resolve(value as T);
      };
      worker.postMessage({ method, text, options } satisfies Call, [port2]);
    });
  return {
    search: (query, options) => call("search", query, options),
    suggest: (prefix, options) => call("suggest", prefix, options),
    stop,
  };
}
