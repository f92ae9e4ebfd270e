import type { Localized, Template } from '../../protocol';

/** The templates in the order in which they are offered (rule AG6). */
export const TEMPLATES: readonly Template[] = ['forum', 'discussion', 'workshop', 'blank'];

/** What a meeting is called until somebody gives it a name. */
export const TEMPLATE_NAMES: Record<Template, Localized> = {
  forum: { fi: 'Foorumi', sv: 'Forum', en: 'Forum' },
  discussion: { fi: 'Keskustelutilaisuus', sv: 'Diskussionsmöte', en: 'Discussion event' },
  workshop: { fi: 'Työpaja', sv: 'Workshop', en: 'Workshop' },
  blank: { fi: 'Tilaisuus', sv: 'Möte', en: 'Meeting' },
};
