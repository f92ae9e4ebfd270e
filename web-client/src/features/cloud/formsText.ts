import type { WordForm } from '../../protocol';

/** Forms in words: "luottamusta 4, luottamuksen 2" (rule WC3). */
export function formsText(forms: readonly WordForm[]): string {
  return forms.map(({ shown, count }) => `${shown} ${count}`).join(', ');
}
