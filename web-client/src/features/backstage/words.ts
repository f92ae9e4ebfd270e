import { desk } from '../../i18n/desk/desk';
import type { LinePart } from '../../protocol';

/** What a line says. */
export function lineWords({ words }: LinePart): string {
  return words.say === 'own' ? words.text : desk.t.backstage.preset[words.preset];
}
