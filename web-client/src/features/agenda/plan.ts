import type {
  ActivityPlan,
  AgendaPlan,
  CloudPart,
  PollPart,
  SegmentPart,
  SegmentPlan,
  SheetPart,
} from '../../protocol';
import type { Activity, Room } from '../../room/room.svelte';

/** A segment as it would be planned anew: for export, and for taking a removal back (rule AG6). */
export function segmentPlan(room: Room, segment: SegmentPart): SegmentPlan {
  const activities = segment.activities.flatMap((id) => {
    const activity = room.activity(id);
    return activity ? [activityPlan(room, activity)] : [];
  });
  return { ...bareSegment(segment), activities };
}

/** A segment without its activities, as an edit sends it. */
export function bareSegment(segment: SegmentPart): SegmentPlan {
  const { kind, title, minutes, lockedStart, presenters, lead, script, chat, queue, carries } =
    segment;
  return {
    kind,
    title,
    minutes,
    presenters,
    script: script ?? {},
    activities: [],
    ...(lockedStart !== undefined && { lockedStart }),
    ...(lead !== undefined && { lead }),
    ...(chat !== undefined && { chat }),
    ...(queue !== undefined && { queue }),
    ...(carries !== undefined && { carries }),
  };
}

/** The whole programme as it stands. */
export function agendaPlan(room: Room): AgendaPlan {
  return { segments: room.segments.map((segment) => segmentPlan(room, segment)) };
}

/** What has not started of the programme: what a file brought in replaces. */
export function aheadPlan(room: Room): AgendaPlan {
  const ahead = room.segments.filter(({ state }) => state === 'planned');
  return { segments: ahead.map((segment) => segmentPlan(room, segment)) };
}

/** An activity as it would be planned anew. */
export function activityPlan(room: Room, activity: Activity): ActivityPlan {
  if (activity.part === 'cloud') return cloudPlan(room, activity);
  if (activity.part === 'poll') return pollPlan(activity);
  return sheetPlan(room, activity);
}

function cloudPlan(room: Room, cloud: CloudPart): ActivityPlan {
  const { id, question, words, lang, revealed, state, held = false, automatic = false } = cloud;
  const blocked = room.mending(id)?.blocked ?? [];
  const hidden = !revealed && state !== 'closed';
  return { kind: 'cloud', question, words, lang, hidden, held, automatic, blocked };
}

function pollPlan({ question, form, shown, named }: PollPart): ActivityPlan {
  return { kind: 'poll', question, form, shown, named };
}

function sheetPlan(room: Room, sheet: SheetPart): ActivityPlan {
  const ideas = room.ideas(sheet.id);
  const first = ideas
    .filter((idea) => idea.parent === sheet.root)
    .sort((a, b) => a.order - b.order);
  return {
    kind: 'sheet',
    need: ideas.find((idea) => idea.id === sheet.root)?.text ?? '',
    ideas: first.map((idea) => idea.text),
    editors: sheet.editors,
    votes: sheet.votes,
    stacking: sheet.stacking,
    group: sheet.group,
  };
}
