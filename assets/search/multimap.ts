/** Adds to the list that a map has under a name. Pure. */
export function append<K, T>(to: Map<K, T[]>, name: K, item: T): void {
  const list = to.get(name);
  if (list) list.push(item);
  else to.set(name, [item]);
}
