/**
 * What every page does for reading without a network: it starts the service
 * worker when all else is done, and says so when the page is a kept copy or
 * the network is gone. Where workers are unknown, or forbidden, nothing happens.
 *
 * Held on to in the page: [data-offline], the notice, whose data-worker is the
 * address of the worker.
 */
const notice = document.querySelector<HTMLElement>("[data-offline]");
const workers = navigator.serviceWorker as ServiceWorkerContainer | undefined;

if (notice?.dataset["worker"] && workers) void start(notice, workers, notice.dataset["worker"]);

async function start(notice: HTMLElement, workers: ServiceWorkerContainer, address: string): Promise<void> {
  addEventListener("offline", () => (notice.hidden = false));
  addEventListener("online", () => (notice.hidden = true));
  if (workers.controller) ask(workers.controller, (kept) => (notice.hidden = !kept));
  if (document.readyState !== "complete") await new Promise((done) => addEventListener("load", done, { once: true }));
  try {
    await workers.register(address);
    if (workers.controller) return;
    const { active } = await workers.ready;
    active?.postMessage({ keep: location.href.replace(/#.*/, "") });
  } catch {
    // Reading goes on without: over plain HTTP, in private windows, when storage is full.
  }
}

/** Asks the worker whether this page is a kept copy. */
function ask(worker: ServiceWorker, answer: (kept: boolean) => void): void {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = (event: MessageEvent<boolean>) => answer(event.data);
  worker.postMessage({ ask: location.href }, [port2]);
}
