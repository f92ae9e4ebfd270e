import type { Component } from 'svelte';

type Load<P extends Record<string, unknown>> = () => Promise<{ default: Component<P> }>;

/** Parts that have come, by what fetches them. */
const come = new WeakMap<object, unknown>();

/** A part of a page that comes when it is wanted; once it has come, it is there at once. */
export function partOf<P extends Record<string, unknown>>(
  load: Load<P>,
): Component<P> | Promise<Component<P>> {
  const found = come.get(load) as Component<P> | undefined;
  return (
    found ??
    load().then(({ default: part }) => {
      come.set(load, part);
      return part;
    })
  );
}
