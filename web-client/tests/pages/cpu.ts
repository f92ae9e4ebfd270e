import type { Page } from 'playwright-core';

/** A slow phone takes so many times as long as the machine that tests run on. */
const SLOWER = 4;
/** Who is busy for longer does not hear the finger. */
export const LONG = 50;

interface TraceEvent {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  /** Microseconds of processor time: what others do on the machine is not in it. */
  tdur?: number;
  args: { name?: string };
}

/** What else goes on makes tasks longer, never shorter: the best of so many tries is the page's own. */
const TRIES = 5;

/**
 * The longest task of the page while something is done: in milliseconds of processor time, as a slow
 * phone would take. `before` each try all is made ready.
 */
export async function longestTask(
  page: Page,
  act: () => Promise<unknown>,
  before?: () => Promise<unknown>,
): Promise<number> {
  let best = Infinity;
  for (let tries = 0; tries < TRIES; tries++) {
    await before?.();
    best = Math.min(best, await longest(page, act));
  }
  return best;
}

async function longest(page: Page, act: () => Promise<unknown>): Promise<number> {
  const browser = page.context().browser();
  if (!browser) throw new Error('a browser of our own');
  const session = await browser.newBrowserCDPSession();
  const events: TraceEvent[] = [];
  session.on('Tracing.dataCollected', ({ value }) => {
    events.push(...(value as unknown as TraceEvent[]));
  });
  const includedCategories = ['disabled-by-default-devtools.timeline'];
  const traceConfig = { includedCategories, excludedCategories: ['*'] };
  await session.send('Tracing.start', { traceConfig, transferMode: 'ReportEvents' });
  await act();
  const complete = new Promise((done) => session.once('Tracing.tracingComplete', done));
  await session.send('Tracing.end');
  await complete;
  await session.detach();
  const main = new Set(
    events
      .filter(({ ph, args }) => ph === 'M' && args.name === 'CrRendererMain')
      .map(({ pid, tid }) => `${pid} ${tid}`),
  );
  const tasks = events.filter(
    ({ name, pid, tid }) => name === 'RunTask' && main.has(`${pid} ${tid}`),
  );
  if (tasks.length === 0) throw new Error('no task was traced');
  // The one in which the tracing ends has no length.
  return (Math.max(...tasks.map(({ tdur = 0 }) => tdur)) / 1000) * SLOWER;
}
