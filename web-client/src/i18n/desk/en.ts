import record from './record/en';
import run from './run/en';
import type { DeskTexts } from './texts';

const texts: DeskTexts = { ...run, ...record };

export default texts;
