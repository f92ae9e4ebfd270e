import type { Problem, Refusal, Slides, SlidesPart } from '../../protocol';

/** What a request came to. */
export type Reply<T> = { ok: true; value: T } | { ok: false; why: Refusal };

/** Biggest file taken, in bytes; the server's own limit. */
export const MOST_BYTES = 25 * 1024 * 1024;

/** Whoever asks: by the secret of a link, or by the join code. */
export type Key = { secret: string } | { code: string };

/** What has been handed in. */
export function list(secret: string): Promise<Reply<readonly Slides[]>> {
  return ask({ secret }, 'GET', '/api/slides', async (answer) => {
    return ((await answer.json()) as SlidesPart).slides;
  });
}

/** Hands a file in. Its kind is told by its content; the name is only what people call it. */
export function handIn(secret: string, file: File): Promise<Reply<Slides>> {
  const path = `/api/slides?title=${encodeURIComponent(file.name.slice(0, 120))}`;
  return ask({ secret }, 'POST', path, (answer) => answer.json() as Promise<Slides>, file);
}

/** The file itself. */
export function fetchFile(key: Key, id: number): Promise<Reply<Blob>> {
  return ask(key, 'GET', `/api/slides/${id}`, (answer) => answer.blob());
}

/** Takes a file back. */
export function remove(secret: string, id: number): Promise<Reply<undefined>> {
  return ask({ secret }, 'DELETE', `/api/slides/${id}`, () => Promise.resolve(undefined));
}

async function ask<T>(
  key: Key,
  method: string,
  path: string,
  read: (answer: Response) => Promise<T>,
  body?: Blob,
): Promise<Reply<T>> {
  const authorization = 'secret' in key ? `Bearer ${key.secret}` : `Code ${key.code}`;
  try {
    const answer = await fetch(path, { method, headers: { authorization }, body: body ?? null });
    if (answer.ok) return { ok: true, value: await read(answer) };
    const problem = (await answer.json().catch(() => undefined)) as Problem | undefined;
    // What never reached our own code: a body over the limit.
    return {
      ok: false,
      why: problem?.code ?? (answer.status === 413 ? 'fileTooLarge' : 'unavailable'),
    };
  } catch {
    return { ok: false, why: 'unavailable' };
  }
}
