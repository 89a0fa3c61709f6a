/**
 * The search client in a thread of its own, so that neither typing nor scrolling
 * waits while lists and texts are read. Published, with the client in it, at
 * /search/worker.js; page/worker.ts is the other end. The archive is the one
 * whose search this file lies in.
 */
import { openArchive } from "./client";
import type { Answer, Archive, Call } from "./types";

declare const self: DedicatedWorkerGlobalScope;

let opened: Promise<Archive> | undefined;

/** Opens the archive once, unless that fails: then the next call tries again. */
function open(): Promise<Archive> {
  return (opened ??= openArchive(new URL(".", self.location.href).href).catch((error: unknown) => {
    opened = undefined;
    throw error;
  }));
}

async function answer({ method, text, options }: Call): Promise<Answer> {
  try {
    return { value: await (await open())[method](text, options) };
  } catch (error) {
    const { name, message } = error as Error; // between threads an error loses its name
    return { failure: { name, message } };
  }
}

open().catch(() => undefined); // who starts this wants to search; the first call tells why it failed
self.addEventListener("message", async ({ data, ports }: MessageEvent<Call>) => ports[0]?.postMessage(await answer(data)));
