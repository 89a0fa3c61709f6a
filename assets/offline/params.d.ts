/** What the layout tells the worker: see layouts/_partials/offline.html. */
declare module "@params" {
  /** The path of the search page, below home. */
  export const search: string;
  /** The language of the texts. */
  export const lang: string;
  export const title: string;
  export const text: string;
  /** What the archive is called. */
  export const site: string;
  export const kept: string;
}
