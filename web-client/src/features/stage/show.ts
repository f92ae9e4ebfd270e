import { desk } from '../../i18n/desk/desk';
import { read } from '../../i18n/localized';
import type { ActivityId, Command, StageGround, StagePart, StageView } from '../../protocol';
import type { Progress } from '../../room/progress.svelte';
import type { Room } from '../../room/room.svelte';
import type { Staff } from '../../staff/staff';
import { questionOf } from '../activity/acts';

/** Whether the stage shows this activity now, chosen or by its segment. */
export function isOnScreen(stage: StagePart | undefined, id: ActivityId): boolean {
  if (!stage || stage.blank) return false;
  if (stage.view.view === 'activity') return stage.view.activity === id;
  return stage.view.view === 'segment' && stage.activity === id;
}

/** What a view is, in words. */
export function viewWords(room: Room, view: StageView): string {
  const t = desk.t.stage;
  switch (view.view) {
    case 'queue':
      return t.queue;
    case 'welcome':
      return t.welcome;
    case 'activity':
      return activityWords(room, view.activity);
    case 'segment': {
      const shown = room.stage?.activity;
      if (shown !== undefined) return activityWords(room, shown);
      return room.current ? read(room.current.title) : t.nothing;
    }
  }
}

/** Puts something on the stage. */
export function showOnStage({ room, acts }: Staff, view: StageView, progress?: Progress) {
  const before = room.stage?.view;
  const wish = (view: StageView): Command => ({ stage: { do: 'show', view } });
  void acts.do(wish(view), {
    doneText: desk.t.stage.shown(viewWords(room, view)),
    undo: () => before && wish(before),
    ...(progress && { progress }),
  });
}

/** Sets the ground that the stage draws on. */
export function setGround({ room, acts }: Staff, ground: StageGround, progress?: Progress) {
  const before = room.stage?.ground ?? 'own';
  const wish = (ground: StageGround): Command => ({ stage: { do: 'setGround', ground } });
  void acts.do(wish(ground), {
    doneText: desk.t.stage.groundNow(desk.t.stage.ground[ground]),
    undo: () => wish(before),
    ...(progress && { progress }),
  });
}

/** Blanks the stage, or shows it again (rule ST2). */
export function blankStage({ room, acts }: Staff, progress?: Progress) {
  const on = !room.stage?.blank;
  const wish = (on: boolean): Command => ({ stage: { do: 'blank', on } });
  void acts.do(wish(on), {
    doneText: on ? desk.t.stage.isHidden : desk.t.stage.isShown,
    undo: () => wish(!on),
    ...(progress && { progress }),
  });
}

function activityWords(room: Room, id: ActivityId): string {
  const activity = room.activity(id);
  return activity ? desk.t.stage.activity(questionOf(room, activity)) : desk.t.stage.segment;
}
