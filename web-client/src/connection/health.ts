import { isRecord } from '../json';

/** What our server says of how it is; nothing where something else answers, or nobody. */
export async function fetchHealth(): Promise<Record<string, unknown> | undefined> {
  try {
    const answer = await fetch('/health', { cache: 'no-store' });
    const health: unknown = await answer.json();
    return isRecord(health) ? health : undefined;
  } catch {
    return undefined;
  }
}
