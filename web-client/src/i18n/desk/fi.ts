import record from './record/fi';
import run from './run/fi';
import type { DeskTexts } from './texts';

const texts: DeskTexts = { ...run, ...record };

export default texts;
