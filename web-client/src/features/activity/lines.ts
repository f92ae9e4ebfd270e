/** Lines as texts: what people paste or type as a list, and texts as lines again. */

/** Whether list marks before the lines go: only when a list is pasted, never when it is edited. */
export type ListMarks = 'off' | 'kept';

/** Texts that stand one under another. */
export interface ParsedList {
  texts: string[];
  /** Whether the lines have list marks that can be taken for what they are. */
  marked: boolean;
}

/** How a second line of one text is written: further in than the first. */
const INDENT = '  ';

/** A sign that cannot belong to a number or a word, with or without a space after it. */
const BULLET = /^([•‣▪●◦■□○])\s*/u;
/** A sign that is a bullet only with a space after it: `-2` is a number, `*huom` a word. */
const DASH = /^([-–—−*+])\s+/u;
/** `1. `, `1) `, `(1) `; a letter needs its bracket, for `A. Virtanen` is a name. */
const NUMBER = /^\(?(\d{1,2})[.)]\s+/;
const LETTER = /^\(?([a-zåäö])\)\s+/i;
const ALPHABET = 'abcdefghijklmnopqrstuvwxyzåäö';

/**
 * The texts of a list. An empty line parts nothing; a line further in than the list itself goes on
 * the text above, unless it has a list mark of its own. Marks are taken off only when every line has
 * one of the same kind (FT35).
 */
export function parseList(lines: readonly string[], marks: ListMarks): ParsedList {
  const full = lines.map((line) => line.trimEnd()).filter((line) => line.trim() !== '');
  const outer = Math.min(...full.map(indentOf));
  const texts: string[] = [];
  for (const line of full) {
    const text = line.trim();
    const last = texts.length - 1;
    const goesOn = last >= 0 && indentOf(line) > outer && (marks === 'kept' || !hasMark(text));
    if (goesOn) texts[last] = `${texts[last]}\n${text}`;
    else texts.push(text);
  }
  const bare = withoutMarks(texts);
  return { texts: bare && marks === 'off' ? bare : texts, marked: bare !== undefined };
}

/** Texts as lines, so that `listed` gives them back as they are. */
export function asLines(texts: readonly string[]): string {
  return texts.map((text) => text.split('\n').join(`\n${INDENT}`)).join('\n');
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}

function hasMark(text: string): boolean {
  return [BULLET, DASH, NUMBER, LETTER].some((mark) => mark.test(text));
}

/** The texts without their marks, if all of them have marks that can be nothing else. */
function withoutMarks(texts: readonly string[]): string[] | undefined {
  if (texts.length < 2) return undefined;
  const bare = [BULLET, DASH].some((mark) => sameBullet(texts, mark))
    ? texts.map((text) => text.replace(BULLET, '').replace(DASH, ''))
    : counted(texts);
  // What is empty or alike without its mark was told apart by it: `1. kerros`, `2. kerros`.
  const good = bare && new Set(bare).size === bare.length && !bare.includes('');
  return good ? bare : undefined;
}

function sameBullet(texts: readonly string[], mark: RegExp): boolean {
  const signs = texts.map((text) => mark.exec(text)?.[1]);
  const [sign] = signs;
  if (sign === undefined || signs.some((one) => one !== sign)) return false;
  // `- 2`, `- 4` may be numbers below zero.
  return mark === BULLET || sign === '*' || !texts.every((text) => /^\S\s*\p{N}/u.test(text));
}

/** Without numbers or letters that count up by one from the first. */
function counted(texts: readonly string[]): string[] | undefined {
  const first = texts[0] ?? '';
  const mark = NUMBER.test(first) ? NUMBER : LETTER;
  const kinds = texts.map((text) => kindOf(mark.exec(text)));
  if (kinds.some((kind) => kind !== kinds[0] || kind === undefined)) return undefined;
  const inOrder = texts.every((text, at) => placeOf(mark.exec(text)) === at + 1);
  return inOrder ? texts.map((text) => text.replace(mark, '')) : undefined;
}

/** How a mark is written, its number apart. */
function kindOf(mark: RegExpExecArray | null): string | undefined {
  return mark?.[0].replaceAll(/[\d\sa-zåäö]/gi, '');
}

function placeOf(mark: RegExpExecArray | null): number {
  const place = mark?.[1] ?? '';
  return Number(place) || ALPHABET.indexOf(place.toLowerCase()) + 1;
}
