import type { RecordTexts } from './record/texts';
import type { RunTexts } from './run/texts';

/** What the desk pages say. */
export type DeskTexts = RunTexts & RecordTexts;
