/** The place of the filters, which are fetched when they are first seen. */
import type { OpenFacet, Results } from "../types";
import type { State } from "./address";
import type * as Module from "./filters";
import type { Wording } from "./wording";

export interface Panel {
  /** Fetches the filters, if they are not there. */
  want(): void;
  show(results: Results, state: State): void;
}

/** Takes root for the filters; choose is called with what the reader chose, count when an answer was not counted that is to be seen, or with an open facet whose values are wanted. */
export function openPanel(
  root: HTMLElement,
  load: () => Promise<typeof Module>,
  words: Wording,
  span: readonly [string, string],
  choose: (narrowed: Module.Narrowed) => void,
  count: (facet?: OpenFacet) => void,
): Panel {
  let filters: Module.Filters | undefined;
  let loading: Promise<void> | undefined;
  let latest: [Results, State] | undefined;
  const failed = (): void => {
    loading = undefined;
    root.textContent = words.say("filters_failed");
    root.hidden = false;
  };
  const show = ({ facets, uncounted }: Results, state: State): void => (uncounted ? failed() : facets.district ? filters?.show(facets, state) : count());
  let wanted = false;
  const want = (): void => {
    wanted = true;
    if (!loading && latest && !latest[0].facets.district) count();
    loading ??= load().then(({ openFilters }) => {
      if (latest?.[0].uncounted) return failed(); // which came first
      filters = openFilters(root, words, span, choose, count);
      if (latest?.[0].facets.district) filters.show(latest[0].facets, latest[1]);
    }, failed);
  };
  return {
    want,
    show(...answer) {
      latest = answer;
      if (loading) show(...answer);
      else if (wanted) want(); // it failed before
    },
  };
}
