import { tick } from 'svelte';
import { drafts, keyOf } from '../../form/drafts.svelte';
import { aText } from '../../form/fields';
import { giveUp } from '../../form/giveUp';
import type { Room } from '../../room/room.svelte';

/** The beginning of the keys of notes written at the memo's foot, by segment. */
export function quickStart(room: Room): string {
  return keyOf(room.welcome?.meeting, 'quick ');
}

/** Where such a note goes: to the segment in which it was begun, else to the one going on (PG3). */
export function quickPlace(room: Room): string {
  const start = quickStart(room);
  const begun = drafts.under(start)[0]?.[0].slice(start.length);
  return begun ?? room.current?.id ?? '';
}

/** What is written in it. */
export function quickText(room: Room): string {
  const text = drafts.get(quickStart(room) + quickPlace(room))?.values['text'];
  return aText(text) ? text : '';
}

/** Adds a line to the note being written, which takes the focus. */
export function intoNote(room: Room, line: string) {
  const before = quickText(room);
  const text = before ? `${before.trimEnd()}\n${line}` : line;
  drafts.put(quickStart(room) + quickPlace(room), { values: { text } });
  void tick().then(() => focusNote());
}

/** Goes to the field of the note, at its end. */
export function focusNote() {
  const field = document.querySelector<HTMLTextAreaElement>('.quick form:last-of-type textarea');
  field?.focus();
  field?.setSelectionRange(field.value.length, field.value.length);
}

/** Makes a decision that is being written of the note; the note can be brought back. */
export function intoDecision(room: Room) {
  const agreed = quickText(room);
  const segment = quickPlace(room);
  if (!agreed) return;
  const key = keyOf(room.welcome?.meeting, `decision in ${segment}`);
  drafts.put(key, { values: { ...drafts.get(key)?.values, agreed } });
  giveUp(quickStart(room) + segment);
}
