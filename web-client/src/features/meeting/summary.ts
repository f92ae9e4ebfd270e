import type { JoinCode, Lang, Refusal } from '../../protocol';

/** The sections of what a meeting came to, or why there are none. */
export type Reply = { ok: true; sections: Element[] } | { ok: false; why: Refusal };

/**
 * What a meeting came to, in the version that everybody may read (rule RB4). It comes as a page,
 * which the browser takes apart without running or fetching anything in it.
 */
export function summary(code: JoinCode, lang: Lang, stop: AbortSignal): Promise<Reply> {
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
