/**
 * Why a search cannot be answered. Kinds are told apart by name: pages load the
 * client at run time and have no class to compare with.
 */
import type { SearchError } from "./types";

function failure<N extends SearchError["name"]>(name: N, message: string): Error & { name: N } {
  return Object.assign(new Error(message), { name });
}

/** A published file cannot be had, or is not what was published: cut off, altered, of another build. */
export function loadError(file: string, cause: unknown): SearchError {
  return failure("LoadError", `${file}: ${String(cause)}`);
}

/** Makes what a module that cannot be had ends in: an error that names it. */
export function failing(module: string): (error: unknown) => never {
  return (error) => {
    throw loadError(module, error);
  };
}

/** The search was published in a form that this client does not know. */
export function versionError(message: string): SearchError {
  return failure("VersionError", message);
}

/** Whether something that was thrown is of a kind. */
export function isKind(name: SearchError["name"], error: unknown): boolean {
  return (error as Error).name === name;
}

/** Ends the reading of a file unless a condition holds. */
export function expect(holds: boolean, what: string): asserts holds {
  if (!holds) throw new Error(`damaged: ${what}`);
}
