import { desk } from '../../i18n/desk/desk';
import { read } from '../../i18n/localized';
import {
  activitiesOf,
  activityState,
  openActivity,
  questionOf,
} from '../../features/activity/acts';
import { finishSegment, startSegment } from '../../features/agenda/acts';
import { setPhase } from '../../features/sheet/phases';
import { showOnStage } from '../../features/stage/show';
import type { Progress } from '../../room/progress.svelte';
import type { PaletteAct } from '../../staff/palette.svelte';
import type { Staff } from '../../staff/staff';
import { panel, type PanelName } from './panel.svelte';

/** The host's acts that have no key of their own, as the palette lists them (PG35). */
export function paletteActs(all: Staff, progress: Progress): PaletteAct[] {
  const live = all.room.meeting?.state === 'live';
  return [
    ...(live ? [...tasks(all, progress), ...segments(all, progress), ...views(all, progress)] : []),
    ...panels(live),
  ];
}

function tasks(all: Staff, progress: Progress): PaletteAct[] {
  const { room, acts } = all;
  return activitiesOf(room, room.current?.activities ?? []).flatMap((activity) => {
    const about = questionOf(room, activity);
    const show = {
      does: desk.t.activity.showOnScreen,
      about,
      run: () => showOnStage(all, { view: 'activity', activity: activity.id }, progress),
    };
    if (activityState(activity) !== 'planned') return [show];
    const run =
      activity.part === 'sheet'
        ? () => void acts.do(setPhase(activity.id, 'build'), { progress })
        : () => openActivity(all, activity, progress);
    return [{ does: desk.t.activity.open, about, run }];
  });
}

function segments(all: Staff, progress: Progress): PaletteAct[] {
  const { current } = all.room;
  const finish = current && {
    does: desk.t.host.finish,
    about: read(current.title),
    run: () => finishSegment(all, current, progress),
  };
  const planned = all.room.segments
    .filter(({ state }) => state === 'planned')
    .map((segment) => ({
      does: desk.t.agenda.start,
      about: read(segment.title),
      run: () => startSegment(all, segment, progress),
    }));
  return finish ? [finish, ...planned] : planned;
}

function views(all: Staff, progress: Progress): PaletteAct[] {
  const t = desk.t.stage;
  return (['segment', 'queue', 'welcome'] as const).map((view) => ({
    does: `${t.title}: ${t[view]}`,
    run: () => showOnStage(all, { view }, progress),
  }));
}

function panels(live: boolean): PaletteAct[] {
  const t = desk.t;
  const names: Record<PanelName, string> = {
    outcomes: t.decision.title,
    facts: t.meeting.facts.heading,
    links: t.meeting.links.title,
    people: t.people.title,
    chat: t.chat.title,
    file: t.agenda.file,
    slides: t.slides.title,
    memo: t.memo.title,
    bundle: t.bundle.title,
    end: t.frame.endMeeting,
  };
  return (Object.entries(names) as [PanelName, string][])
    .filter(([name]) => live || (name !== 'chat' && name !== 'end'))
    .map(([name, does]) => ({ does, run: () => panel.open(name) }));
}
