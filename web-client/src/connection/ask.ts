import type { Access, Problem, Refusal } from '../protocol';

/** What a request came to. */
export type Reply<T> = { ok: true; value: T } | { ok: false; why: Refusal };

/** How an answer is read. */
type Reading<T> = (answer: Response) => Promise<T>;

/** Asks the server for something over HTTP. A body that is no file goes as JSON. */
export async function ask<T>(
  access: Access,
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  path: string,
  read: Reading<T>,
  body?: Blob | object,
): Promise<Reply<T>> {
  const headers = new Headers({
    authorization: access.by === 'link' ? `Bearer ${access.secret}` : `Code ${access.code}`,
  });
  const isFile = body instanceof Blob;
  if (body && !isFile) headers.set('content-type', 'application/json');
  try {
    const sent = body && !isFile ? JSON.stringify(body) : (body ?? null);
    const answer = await fetch(path, { method, headers, body: sent });
    if (answer.ok) return { ok: true, value: await read(answer) };
    const problem = (await answer.json().catch(() => undefined)) as Problem | undefined;
    // What never reached our own code: a body over the limit.
    const without = answer.status === 413 ? 'fileTooLarge' : 'unavailable';
    return { ok: false, why: problem?.code ?? without };
  } catch {
    return { ok: false, why: 'unavailable' };
  }
}

/** JSON of our own server, which is of the version that gave this page. */
export function asJson<T>(answer: Response): Promise<T> {
  return answer.json() as Promise<T>;
}

export function asFile(answer: Response): Promise<Blob> {
  return answer.blob();
}

export function asNothing(): Promise<undefined> {
  return Promise.resolve(undefined);
}
