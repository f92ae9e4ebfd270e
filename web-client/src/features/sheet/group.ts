import type { Localized, SheetPart } from '../../protocol';
import type { Room } from '../../room/room.svelte';

/** Whether a text stands in no language. */
export function isEmpty(text: Localized | undefined): boolean {
  return !text || (text.fi ?? text.sv ?? text.en) === undefined;
}

/** Whether a sheet is that of this person's group (rule MM2). */
export function belongs(room: Room, sheet: SheetPart): boolean {
  const own = room.you?.group;
  if (isEmpty(sheet.group) || !own) return false;
  return (['fi', 'sv', 'en'] as const).every((lang) => own[lang] === sheet.group[lang]);
}
