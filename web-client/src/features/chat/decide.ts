import { desk } from '../../i18n/desk/desk';
import type {
  Becoming,
  ChatCommand,
  Command,
  MessageId,
  MessagePart,
  MessageState,
  RejectReason,
  Verdict,
} from '../../protocol';
import type { Progress } from '../../room/progress.svelte';
import type { Room } from '../../room/room.svelte';
import type { Staff } from '../../staff/staff';

/** The reasons in the order of their keys 1-5. */
export const REASONS: readonly RejectReason[] = [
  'offTopic',
  'alreadyAsked',
  'personalData',
  'unsuitable',
  'answeredOtherwise',
];

/** How many letters of a message tell which one an act was about. */
const SNIPPET = 28;

/** Where a message is; one without a staff part is seen by everybody. */
export function messageState(message: MessagePart): MessageState['state'] {
  return message.staff?.state.state ?? 'published';
}

/** The four lists (rule CH2). */
export type Column = 'waiting' | 'held' | 'published' | 'archive';

/** In which list a message stands. */
export function columnOf(message: MessagePart): Column {
  const state = messageState(message);
  if (state === 'waiting' || state === 'held' || state === 'published') return state;
  return message.answer === undefined ? 'archive' : 'published';
}

/** Messages of a list, oldest first. */
export function inList(room: Room, list: Column): MessagePart[] {
  return room.messages.filter((message) => columnOf(message) === list);
}

/** Decides on messages as they were seen: a second decision is refused (rule CH3). */
export function decide(
  all: Staff,
  messages: readonly MessagePart[],
  verdict: Verdict,
  progress?: Progress,
): Promise<boolean> {
  const t = desk.t.chat;
  const doneText = {
    publish: t.didPublish,
    hold: t.didHold,
    reject: t.didReject,
    merge: t.didMerge,
    answer: t.didAnswer,
  }[verdict.verdict];
  const command = { chat: { do: 'decide', messages: messages.map(seen), verdict } } as const;
  return act(all, messages, command, doneText, progress);
}

/** Changes the text of a message; without a text, covers what the guard suspects in it. */
export function editMessage(
  all: Staff,
  message: MessagePart,
  text: string | undefined,
  progress?: Progress,
) {
  const t = desk.t.chat;
  const command: ChatCommand =
    text === undefined ? { do: 'mask', ...seen(message) } : { do: 'edit', ...seen(message), text };
  return act(
    all,
    [message],
    { chat: command },
    text === undefined ? t.didMask : t.didEdit,
    progress,
  );
}

/** Makes something of a message (rule CH7). */
export function become(all: Staff, message: MessagePart, what: Becoming, progress?: Progress) {
  const command = { chat: { do: 'become', ...seen(message), what } } as const;
  return act(all, [message], command, desk.t.chat.didBecome, progress);
}

function act(
  { room, acts }: Staff,
  messages: readonly MessagePart[],
  command: Command,
  doneText: (text: string) => string,
  progress: Progress | undefined,
): Promise<boolean> {
  const [first] = messages;
  const many = messages.length > 1 || !first;
  const ids = messages.map(({ id }) => id);
  return acts.do(command, {
    doneText: doneText(many ? desk.t.chat.many(messages.length) : snippet(first.text)),
    quiet: true,
    undo: () => takeBack(room, ids),
    ...(progress && { progress }),
  });
}

function seen(message: MessagePart) {
  return { message: message.id, seen: message.staff?.revision ?? 0 };
}

function takeBack(room: Room, ids: readonly MessageId[]): Command | undefined {
  const undoable = room.messages.filter(({ id, staff }) => ids.includes(id) && staff?.canUndo);
  if (undoable.length === 0) return undefined;
  return { chat: { do: 'undo', messages: undoable.map(seen) } };
}

/** The beginning of a text, to tell which one it is. */
export function snippet(text: string): string {
  const letters = [...text.replace(/\s+/g, ' ')];
  return letters.length <= SNIPPET ? letters.join('') : `${letters.slice(0, SNIPPET).join('')}…`;
}
