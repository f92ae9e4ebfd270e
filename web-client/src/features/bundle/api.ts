import { ask, asFile, type Reply } from '../../connection/ask';
import type { Audience, Lang } from '../../protocol';

/** One language, or two in order, as the server names them. */
export type BundleLanguages = 'fi' | 'sv' | 'en' | 'fi,sv' | 'sv,fi' | 'fi,en';

/** The result bundle for an audience (rule RB4): a draft while the meeting goes on (rule RB2). */
export function fetchBundle(
  secret: string,
  languages: BundleLanguages,
  audience: Audience,
): Promise<Reply<Blob>> {
  const path = `/api/bundle?audience=${audience}&languages=${languages}`;
  return ask({ by: 'link', secret }, 'GET', path, asFile);
}

/**
 * What staff decided of each message, texts that were not published included, as a table file: for the
 * organiser, while raw data is kept (rule RB4).
 */
export function fetchModerationLog(secret: string, language: Lang): Promise<Reply<Blob>> {
  return ask({ by: 'link', secret }, 'GET', `/api/moderation-log?language=${language}`, asFile);
}
