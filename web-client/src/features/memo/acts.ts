import type { Outcome } from '../../connection/outcome';
import { desk } from '../../i18n/desk/desk';
import type { BlockId, BlockPart, Command, ReplacedText, SegmentId } from '../../protocol';
import type { Progress } from '../../room/progress.svelte';
import type { Staff } from '../../staff/staff';

/** Writes a note into a segment (`null` = the one going on), after a block (`null` = last). */
export function writeNote(
  { room, acts }: Staff,
  segment: SegmentId | null,
  after: BlockId | null,
  text: string,
  progress: Progress,
): Promise<boolean> {
  const known = new Set(room.blocks.map((block) => block.id));
  return acts.do(
    { memo: { do: 'writeNote', segment, after, text } },
    {
      progress,
      doneText: desk.t.memo.noteSaved,
      undo: () => {
        const born = room.blocks.find((block) => !known.has(block.id) && block.text === text);
        return born && { memo: { do: 'removeNote', block: born.id } };
      },
    },
  );
}

/**
 * One session at a block's text: it is saved many times, told once, and taken back as a whole (PG9).
 * What is said and can be undone is the first save's, whose Undo brings back what stood before all.
 */
export class EditingSession {
  #told = false;

  constructor(
    private readonly all: Staff,
    private readonly block: BlockPart,
  ) {}

  /** Saves; a pause is told by the writer's page alone, and beside no control. */
  async save(text: string | null, seen: number, progress: Progress | undefined): Promise<boolean> {
    const manner = this.#told ? 'again' : 'first';
    const outcome = await editBlock(this.all, this.block, text, seen, progress, manner);
    if (outcome.outcome === 'accepted') this.#told = true;
    return outcome.outcome === 'accepted';
  }
}

/** Replaces a block's text as it was seen; the outcome tells whether it was changed meanwhile. */
export function editBlock(
  { room, acts }: Staff,
  block: BlockPart,
  text: string | null,
  seen: number,
  progress: Progress | undefined,
  manner: 'first' | 'again' = 'first',
): Promise<Outcome> {
  const before = block.text ?? null;
  const wish = (text: string | null, seen: number): Command => ({
    memo: { do: 'editBlock', block: block.id, text, seen },
  });
  if (manner === 'again') return acts.outcome(wish(text, seen), { ...(progress && { progress }) });
  return acts.outcome(wish(text, seen), {
    ...(progress ? { progress } : { quiet: true }),
    doneText: desk.t.memo.noteSaved,
    undo: () => {
      const now = room.blocks.find((one) => one.id === block.id);
      return now && wish(before, now.revision);
    },
  });
}

/** Removes a note; Undo puts it back. */
export function removeNote({ acts }: Staff, { id }: BlockPart, progress: Progress) {
  void acts.do(
    { memo: { do: 'removeNote', block: id } },
    {
      progress,
      doneText: desk.t.memo.noteRemoved,
      undo: () => ({ memo: { do: 'restoreNote', block: id } }),
    },
  );
}

/** Puts a removed note back. */
export function restoreNote({ acts }: Staff, block: BlockId, progress: Progress) {
  void acts.do(
    { memo: { do: 'restoreNote', block } },
    { progress, doneText: desk.t.memo.restored },
  );
}

/** Takes a replaced text into use again; what stands now is kept by whoever wishes to undo it. */
export async function takeReplaced(
  all: Staff,
  block: BlockPart,
  old: ReplacedText,
  progress: Progress,
) {
  const outcome = await editBlock(all, block, old.text, block.revision, progress);
  if (outcome.outcome === 'accepted') dismissReplaced(all, block, old, progress);
}

/** Puts a replaced text away. */
export function dismissReplaced(
  { acts }: Staff,
  block: BlockPart,
  { revision }: ReplacedText,
  progress: Progress,
) {
  void acts.do(
    { memo: { do: 'dismissReplaced', block: block.id, revision } },
    { progress, doneText: desk.t.memo.dismissed, quiet: true },
  );
}

/** Approves the memo as it was seen (rule DM3). */
export function approveMemo(
  { acts }: Staff,
  name: string,
  seen: number,
  progress: Progress,
): Promise<boolean> {
  const doneText = desk.t.memo.approvedNow;
  return acts.do({ memo: { do: 'approve', name, seen } }, { progress, doneText });
}

/** Takes the approval back. */
export function takeBackApproval({ acts }: Staff, progress: Progress) {
  const doneText = desk.t.memo.takenBack;
  void acts.do({ memo: { do: 'takeBackApproval' } }, { progress, doneText });
}
