import type { Outcome } from '../../connection/outcome';
import { desk } from '../../i18n/desk/desk';
import type { BlockId, BlockPart, Command, SegmentId } from '../../protocol';
import type { Act } from '../../room/act.svelte';
import type { Staff } from '../../staff/staff';

/** Writes a note into a segment (`null` = the one going on), after a block (`null` = last). */
export function write(
  { room, acts }: Staff,
  segment: SegmentId | null,
  after: BlockId | null,
  text: string,
  near: Act,
): Promise<boolean> {
  const known = new Set(room.blocks.map((block) => block.id));
  return acts.do(
    { memo: { do: 'writeNote', segment, after, text } },
    {
      near,
      said: desk.t.memo.noteSaved,
      undo: () => {
        const born = room.blocks.find((block) => !known.has(block.id) && block.text === text);
        return born && { memo: { do: 'removeNote', block: born.id } };
      },
    },
  );
}

/** Replaces a block's text as it was seen; the outcome tells whether it was changed meanwhile. */
export function edit(
  { room, acts }: Staff,
  block: BlockPart,
  text: string | null,
  seen: number,
  near: Act,
): Promise<Outcome> {
  const before = block.text ?? null;
  const wish = (text: string | null, seen: number): Command => ({
    memo: { do: 'editBlock', block: block.id, text, seen },
  });
  return acts.outcome(wish(text, seen), {
    near,
    said: desk.t.memo.noteSaved,
    undo: () => {
      const now = room.blocks.find((one) => one.id === block.id);
      return now && wish(before, now.revision);
    },
  });
}

/** Removes a note; Undo writes it again in its place. */
export function removeNote({ room, acts }: Staff, block: BlockPart, near: Act) {
  const { text, segment } = block;
  const blocks = room.blocks.filter((one) => one.segment === segment);
  const after = blocks[blocks.findIndex((one) => one.id === block.id) - 1]?.id ?? null;
  void acts.do(
    { memo: { do: 'removeNote', block: block.id } },
    {
      near,
      said: desk.t.memo.noteRemoved,
      undo: () =>
        text === undefined
          ? undefined
          : { memo: { do: 'writeNote', segment: segment ?? null, after, text } },
    },
  );
}
