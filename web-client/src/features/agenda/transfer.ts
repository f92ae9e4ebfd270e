import type { AgendaPlan } from '../../protocol';

/** Biggest file read; an agenda of a hundred segments is far smaller. */
const MOST_CHARACTERS = 1_000_000;

/**
 * An agenda from a file's text: an exported agenda, or a whole meeting plan that holds one. The server
 * reads every field of it again; this only tells a wrong file at once.
 */
export function readAgenda(text: string): AgendaPlan | undefined {
  if (text.length > MOST_CHARACTERS) return undefined;
  try {
    const found: unknown = JSON.parse(text);
    if (isAgenda(found)) return found;
    const inside = (found as { agenda?: unknown } | null)?.agenda;
    return isAgenda(inside) ? inside : undefined;
  } catch {
    return undefined;
  }
}

function isAgenda(value: unknown): value is AgendaPlan {
  const segments = (value as { segments?: unknown } | null)?.segments;
  return (
    Array.isArray(segments) &&
    segments.every((one: unknown) => {
      const { kind, title, minutes } = (one ?? {}) as Record<string, unknown>;
      return typeof kind === 'string' && typeof title === 'object' && typeof minutes === 'number';
    })
  );
}
