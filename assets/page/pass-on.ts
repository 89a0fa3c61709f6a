/**
 * The bar under the title of a write-up: its buttons copy the address or the
 * citation, and hand the page to the device's own ways of passing on, which
 * reach what is installed there. A button that the browser cannot serve stays
 * out of sight; the page has kept its room, so that nothing moves.
 *
 * Held on to in the page: [data-pass-on], the bar; in it buttons with data-copy
 * ("address" or "citation") and data-done, what they say when it is done, and
 * one with data-share; [role=status], where that is announced; [data-citation],
 * the citation.
 */
const bar = document.querySelector<HTMLElement>("[data-pass-on]");

/** For how long a button says that it is done, in milliseconds. */
const said = 2500;

if (bar) {
  for (const button of bar.querySelectorAll<HTMLButtonElement>("[data-copy]")) {
    if (navigator.clipboard as Clipboard | undefined) serve(button, () => copy(bar, button));
  }
  const share = bar.querySelector<HTMLButtonElement>("[data-share]");
  if (share && "share" in navigator) serve(share, () => navigator.share({ title: document.title, url: address() }));
}

/** Shows a button that does something. */
function serve(button: HTMLButtonElement, act: () => Promise<void>): void {
  button.classList.add("ready");
  button.addEventListener("click", () => {
    void act().catch(() => {}); // the reader has changed their mind, or the browser does not allow it
  });
}

/** The page's permanent address, without the part that is being read. */
function address(): string {
  return document.querySelector<HTMLLinkElement>("link[rel=canonical]")?.href ?? location.href.replace(/#.*/, "");
}

function citation(): string {
  const words = document.querySelector<HTMLElement>("[data-citation]")?.innerText.trim() ?? "";
  return words.includes(address()) ? words : `${words.replace(/[^.]*$/, "")} ${address()}`.trim();
}

async function copy(bar: HTMLElement, button: HTMLButtonElement): Promise<void> {
  await navigator.clipboard.writeText(button.dataset["copy"] === "address" ? address() : citation());
  const done = button.dataset["done"] ?? "";
  const status = bar.querySelector<HTMLElement>("[role=status]");
  if (status) status.textContent = done;
  if (button.textContent === done) return;
  const words = button.textContent;
  button.style.minWidth = `${button.offsetWidth}px`;
  button.textContent = done;
  setTimeout(() => {
    button.textContent = words;
    if (status) status.textContent = "";
  }, said);
}
