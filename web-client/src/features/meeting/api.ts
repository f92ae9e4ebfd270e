import type { Audience, LinkStates, Problem, Refusal, Role, RoleLink } from '../../protocol';

/** What a request came to. */
export type Reply<T> = { ok: true; value: T } | { ok: false; why: Refusal };

/** Which links stand. */
export function links(secret: string): Promise<Reply<LinkStates>> {
  return ask(secret, 'GET', '/api/links', (answer) => answer.json() as Promise<LinkStates>);
}

/** Makes a role's link anew: the old one stops working, the new secret is told only here (rule ID3). */
export function renew(
  secret: string,
  role: Role,
  wish: { takeBackRoles: boolean },
): Promise<Reply<RoleLink>> {
  const read = (answer: Response) => answer.json() as Promise<RoleLink>;
  return ask(secret, 'POST', `/api/links/${role}`, read, JSON.stringify(wish));
}

/** Revokes a role's link. */
export function revoke(secret: string, role: Role): Promise<Reply<undefined>> {
  return ask(secret, 'DELETE', `/api/links/${role}`, () => Promise.resolve(undefined));
}

/**
 * The result bundle for an audience (rule RB4), in one language or two (`fi,sv`): a draft while the
 * meeting goes on (rule RB2).
 */
export function bundle(
  secret: string,
  languages: string,
  audience: Audience = 'internal',
): Promise<Reply<Blob>> {
  const path = `/api/bundle?audience=${audience}&languages=${languages}`;
  return ask(secret, 'GET', path, (answer) => answer.blob());
}

/**
 * What staff decided of each message, texts that were not published included, as a table file: for the
 * organiser, while raw data is kept (rule RB4).
 */
export function moderationLog(secret: string, language: string): Promise<Reply<Blob>> {
  return ask(secret, 'GET', `/api/moderation-log?language=${language}`, (answer) => answer.blob());
}

async function ask<T>(
  secret: string,
  method: string,
  path: string,
  read: (answer: Response) => Promise<T>,
  body?: string,
): Promise<Reply<T>> {
  try {
    const headers = {
      authorization: `Bearer ${secret}`,
      ...(body && { 'content-type': 'application/json' }),
    };
    const answer = await fetch(path, { method, headers, body: body ?? null });
    if (answer.ok) return { ok: true, value: await read(answer) };
    const problem = (await answer.json()) as Problem;
    return { ok: false, why: problem.code };
  } catch {
    return { ok: false, why: 'unavailable' };
  }
}
