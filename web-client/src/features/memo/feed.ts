import { desk } from '../../i18n/desk/desk';
import { read } from '../../i18n/localized';
import { whoWords } from '../../i18n/shared/words';
import type { MessagePart, Millis } from '../../protocol';
import type { Room } from '../../room/room.svelte';

/** Something that has happened and that the secretary may write of. */
export interface Happening {
  key: string;
  at: Millis;
  title: string;
  text: string;
}

/** How many of the latest are told. */
const LATEST = 40;

/** What has happened, the latest first: who speaks, what was published or answered, which segment began. */
export function happenings(room: Room): Happening[] {
  const messages = room.messages.flatMap((message) => ofMessage(message) ?? []);
  const all = [...spoken(room), ...messages, ...begun(room)];
  return all.sort((a, b) => b.at - a.at).slice(0, LATEST);
}

function ofMessage({ id, at, text, who, staff, answer }: MessagePart): Happening | undefined {
  const t = desk.t.memo.feed;
  const state = staff?.state.state ?? 'published';
  if (answer !== undefined) return { key: id, at, title: t.answered, text: answer };
  if (state === 'held') return { key: id, at, title: t.held, text };
  return state === 'published' ? { key: id, at, title: whoWords(who), text } : undefined;
}

function spoken({ queue, now }: Room): Happening[] {
  const floor = queue?.floor;
  if (!floor) return [];
  const at = (floor.runningSince ?? now) - floor.spokenMs;
  const title = desk.t.queue.given(whoWords(floor.who));
  return [{ key: `floor ${floor.entry}`, at, title, text: floor.topic ?? '' }];
}

function begun({ segments }: Room): Happening[] {
  return segments.flatMap(({ id, startedAt: at, title }) =>
    at === undefined
      ? []
      : [{ key: `segment ${id}`, at, title: desk.t.memo.feed.began, text: read(title) }],
  );
}
