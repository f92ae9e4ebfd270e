import type { Texts } from '../../../i18n/texts';
import type { Lang } from '../../../protocol';
import en from './mail.en';
import fi from './mail.fi';
import sv from './mail.sv';

export type MailTexts = Texts<typeof fi>;

/** A mail is written in any language, whatever the page's own is. */
export const MAILS: Record<Lang, MailTexts> = { fi, sv, en };
