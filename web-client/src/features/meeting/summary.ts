import type { JoinCode, Lang, Refusal } from '../../protocol';

/** The sections of what a meeting came to, or why there are none. */
export type Reply = { ok: true; sections: Element[] } | { ok: false; why: Refusal };

/** How often a page that is still being made is asked for, and how long is waited between: a hall asks at the same moment. */
const TRIES = 10;
const PAUSE_MS = { least: 1000, more: 2000 };

/**
 * What a meeting came to, in the version that everybody may read (rule RB4). It comes as a page,
 * which the browser takes apart without running or fetching anything in it.
 */
export async function summary(code: JoinCode, lang: Lang, stop: AbortSignal): Promise<Reply> {
  for (let left = TRIES; ; left -= 1) {
    const reply = await fetched(code, lang, stop);
    if (reply.ok || reply.why !== 'unavailable' || left === 1 || stop.aborted) return reply;
    const pause = PAUSE_MS.least + Math.random() * PAUSE_MS.more;
    await new Promise((done) => setTimeout(done, pause));
  }
}

function fetched(code: JoinCode, lang: Lang, stop: AbortSignal): Promise<Reply> {
  return new Promise((done) => {
    const request = new XMLHttpRequest();
    request.open('GET', `/api/summary?language=${lang}`);
    request.setRequestHeader('authorization', `Code ${code}`);
    request.responseType = 'document';
    request.onloadend = () => {
      const page = request.status === 200 ? request.responseXML : null;
      if (page) done({ ok: true, sections: [...page.querySelectorAll('article > section')] });
      else done({ ok: false, why: request.status === 410 ? 'removed' : 'unavailable' });
    };
    stop.addEventListener('abort', () => request.abort());
    request.send();
  });
}
