import type { SuspectKind } from '../../protocol';
import { find } from './guard';

/** A text in pieces: those with a kind look like personal data. */
export function pieces(text: string): { kind?: SuspectKind; text: string }[] {
  const chars = [...text];
  const piece = (from: number, to?: number) => ({ text: chars.slice(from, to).join('') });
  let at = 0;
  const before = find(chars).flatMap(({ kind, from, to }) => {
    const plain = piece(at, from);
    at = to;
    return [plain, { kind, ...piece(from, to) }];
  });
  return [...before, piece(at)];
}
