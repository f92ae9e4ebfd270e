import record from './record/sv';
import run from './run/sv';
import type { DeskTexts } from './texts';

const texts: DeskTexts = { ...run, ...record };

export default texts;
