import { words } from '../../features/cloud/later';
import { fetchGuard } from '../../features/guard/watch.svelte';
import { result } from '../../features/poll/later';
import { left } from '../../form/later';
import { withTexts } from '../../i18n/later/later';
import { partOf } from '../../ui/later';

/** What the meeting came to, once it has ended. */
export const summary = () => withTexts(import('../../features/meeting/Summary.svelte'));

/** What the first screen does without; each comes when it is wanted, at the latest, with its texts. */
export const parts = {
  chat: () => withTexts(import('../../features/chat/Take.svelte')),
  ended: () => withTexts(import('./Ended.svelte')),
  floor: () => withTexts(import('../../features/queue/Take.svelte')),
  late: () => import('../../features/agenda/Late.svelte'),
  left,
  more: () => withTexts(import('./More.svelte')),
  name: () => withTexts(import('../../features/meeting/Name.svelte')),
  notice: () => withTexts(import('../../features/meeting/Notice.svelte')),
  notices: () => withTexts(import('../../features/meeting/Notices.svelte')),
  notKept: () => import('../../room/NotKept.svelte'),
  removed: () => withTexts(import('./Removed.svelte')),
  refused: () => import('../../room/Refused.svelte'),
  result,
  sheet: () => withTexts(import('../../features/sheet/Take.svelte')),
  stage: () => withTexts(import('./StageText.svelte')),
  unsure: () => import('../../room/Unsure.svelte'),
  turn: () => withTexts(import('../../features/queue/MyTurn.svelte')),
  words,
};

/** How long the first view has the line for itself. */
const AFTER = 3_000;

/** Fetches the parts while nothing else happens, so that the first use of one is no slower. */
export function fetchLater(done: () => void): () => void {
  const timer = setTimeout(() => {
    // What does not come now is told, and can be tried again, where it is wanted.
    const { chat, ended, floor, late, more, name, notice, notices, sheet, stage, turn } = parts;
    const pages = [partOf(chat), partOf(ended), partOf(floor), partOf(more), partOf(stage)];
    const rest = [partOf(late), partOf(name), partOf(notice), partOf(notices), partOf(turn)];
    const within = [partOf(left), partOf(result), partOf(sheet), partOf(words)];
    void Promise.allSettled([...pages, ...rest, ...within, fetchGuard()]).then(done);
  }, AFTER);
  return () => clearTimeout(timer);
}
