import type { SharedTexts } from '../../i18n/shared/shared';
import type { Lang, Localized, PollForm } from '../../protocol';

/**
 * What can be chosen or stated, in order: options, yes and no, or statements; nothing in open text.
 * `lang` is the language of the texts.
 */
export function optionsOf(
  form: PollForm,
  texts: Pick<SharedTexts, 'yes' | 'no'>,
  lang: Lang,
): Localized[] {
  switch (form.form) {
    case 'single':
    case 'multiple':
      return form.options;
    case 'scale':
      return form.statements;
    case 'yesNo':
      return [{ [lang]: texts.yes }, { [lang]: texts.no }];
    case 'open':
      return [];
  }
}

/** The letter that an option is spoken of by; they are never told apart by place or colour alone. */
export function letter(at: number): string {
  return String.fromCharCode('A'.charCodeAt(0) + at);
}
