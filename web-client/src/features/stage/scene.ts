import type { StageTexts } from '../../i18n/stage/stage';
import type { PartOf } from '../../room/parts.svelte';
import type { ActivityId } from '../../protocol';
import type { Poll, Room } from '../../room/room.svelte';
import { beforeOf, type Before } from '../poll/rounds';

/** Of a room, what the stage is made of. */
export type StageSource = Pick<
  Room,
  | 'meeting'
  | 'stage'
  | 'queue'
  | 'timer'
  | 'segments'
  | 'current'
  | 'decisions'
  | 'cloud'
  | 'words'
  | 'cloudPicture'
  | 'poll'
  | 'result'
  | 'sheet'
  | 'ideas'
  | 'tally'
  | 'mapPicture'
>;

/** The one thing that the stage shows (rule ST1), with the parts that it is drawn from. */
export type Scene =
  | { is: 'ended'; meeting: PartOf<'meeting'>; decisions: PartOf<'decision'>[] }
  | { is: 'welcome'; meeting: PartOf<'meeting'> }
  | {
      is: 'segment';
      segment: PartOf<'segment'>;
      next: PartOf<'segment'> | undefined;
      queue: PartOf<'queue'> | undefined;
    }
  | { is: 'break'; segment: PartOf<'segment'>; next: PartOf<'segment'> | undefined }
  | { is: 'decisions'; segment: PartOf<'segment'>; decisions: PartOf<'decision'>[] }
  | { is: 'queue'; queue: PartOf<'queue'> }
  | { is: 'timer'; timer: PartOf<'timer'> }
  | {
      is: 'poll';
      poll: Poll;
      result: PartOf<'result'> | undefined;
      /** The round before, to compare with. */
      before?: Before | undefined;
    }
  | {
      is: 'cloud';
      cloud: PartOf<'cloud'>;
      words: PartOf<'word'>[];
      picture: PartOf<'cloudPicture'> | undefined;
      meeting: PartOf<'meeting'>;
    }
  | {
      is: 'sheet';
      sheet: PartOf<'sheet'>;
      ideas: PartOf<'idea'>[];
      picture: PartOf<'mapPicture'> | undefined;
      tally: PartOf<'tally'> | undefined;
    };

/** What to do with the phone now, in the words of one language; nothing where the scene itself tells. */
export function asks(scene: Scene, t: StageTexts): string | undefined {
  const { join } = t.page;
  switch (scene.is) {
    case 'welcome':
    case 'ended':
      return undefined;
    case 'poll':
      return scene.poll.state === 'open' ? t.poll.answerOnPhone : join;
    case 'cloud':
      return scene.cloud.state === 'open' ? t.cloud.sendWords(scene.cloud.words) : join;
    case 'sheet': {
      const { phase, votes } = scene.sheet;
      if (phase === 'planned' || phase === 'chosen') return join;
      return phase === 'vote' ? t.sheet.give(votes) : t.sheet.phase[phase];
    }
    case 'queue':
      return scene.queue.open ? t.queue.askForFloor : join;
    case 'break':
    case 'decisions':
    case 'segment':
    case 'timer':
      return join;
  }
}

/** What a room's stage shows now, blank or not; nothing before the first view has come. */
export function sceneOf(room: StageSource): Scene | undefined {
  const { meeting, stage } = room;
  if (!meeting || !stage) return undefined;
  if (meeting.state === 'ended') return { is: 'ended', meeting, decisions: room.decisions };
  const { view } = stage;
  const welcome: Scene = { is: 'welcome', meeting };
  switch (view.view) {
    case 'welcome':
      return welcome;
    case 'queue':
      return room.queue ? { is: 'queue', queue: room.queue } : welcome;
    case 'activity':
      return activityScene(room, meeting, view.activity) ?? welcome;
    case 'segment': {
      const own = stage.activity && activityScene(room, meeting, stage.activity);
      if (own) return own;
      // Nothing else to show: the time over the whole of it, unless somebody speaks.
      if (room.timer && !room.queue?.floor) return { is: 'timer', timer: room.timer };
      return segmentScene(room, meeting);
    }
  }
}

function activityScene(
  room: StageSource,
  meeting: PartOf<'meeting'>,
  id: ActivityId,
): Scene | undefined {
  const poll = room.poll(id);
  if (poll) return { is: 'poll', poll, result: room.result(id), before: beforeOf(room, poll) };
  const cloud = room.cloud(id);
  if (cloud) {
    const picture = room.cloudPicture(id);
    return { is: 'cloud', cloud, words: room.words(id), picture, meeting };
  }
  const sheet = room.sheet(id);
  if (!sheet) return undefined;
  const [ideas, picture, tally] = [room.ideas(id), room.mapPicture(id), room.tally(id)];
  return { is: 'sheet', sheet, ideas, picture, tally };
}

function segmentScene(room: StageSource, meeting: PartOf<'meeting'>): Scene {
  const segment = room.current;
  if (!segment || segment.kind === 'welcome') return { is: 'welcome', meeting };
  const segments = room.segments;
  const at = segments.findIndex(({ id }) => id === segment.id);
  const next = segments.find(({ state }, index) => index > at && state === 'planned');
  if (segment.kind === 'break') return { is: 'break', segment, next };
  const { decisions } = room;
  if (segment.kind === 'wrapUp' && decisions.length > 0) {
    return { is: 'decisions', segment, decisions };
  }
  return { is: 'segment', segment, next, queue: room.queue };
}
