import { desk } from '../../i18n/desk/desk';
import type { Command, MessageId, MessagePart, MessageState, RejectReason } from '../../protocol';
import type { Act } from '../../room/act.svelte';
import type { Room } from '../../room/room.svelte';
import type { Staff } from '../../staff/staff';

/** A decision on a message. */
export type Decision = { do: 'approve' } | { do: 'hold' } | { do: 'reject'; reason: RejectReason };

/** The reasons in the order of their keys 1-5. */
export const REASONS: readonly RejectReason[] = [
  'offTopic',
  'alreadyAsked',
  'personalData',
  'unsuitable',
  'answeredOtherwise',
];

const STATE = { approve: 'published', hold: 'held', reject: 'rejected' } as const;

/** Where a message is; one without a staff part is seen by everybody. */
export function stateOf(message: MessagePart): MessageState['state'] {
  return message.staff?.state.state ?? 'published';
}

/** Messages in a state, oldest first. */
export function inState(room: Room, state: MessageState['state']): MessagePart[] {
  return room.messages.filter((message) => stateOf(message) === state);
}

/** Decides on a message as it was seen: a second decision is refused (rule CH3). */
export function decide(
  { room, acts }: Staff,
  message: MessagePart,
  decision: Decision,
  near?: Act,
): Promise<boolean> {
  const seen = message.staff?.revision ?? 0;
  const command: Command = { chat: { ...decision, message: message.id, seen } };
  return acts.do(command, {
    said: desk.t.chat.did[STATE[decision.do]],
    quiet: true,
    undo: () => takeBack(room, message.id),
    ...(near && { near }),
  });
}

function takeBack(room: Room, id: MessageId): Command | undefined {
  const staff = room.messages.find((message) => message.id === id)?.staff;
  if (!staff?.canUndo) return undefined;
  return { chat: { do: 'undo', message: id, seen: staff.revision } };
}
