import type { Texts } from '../../../i18n/texts';
import type fi from './desk.fi';

export default {
  title: 'Controls',
  host: (number) => `Host (${number})`,
  yours: 'You have the controls',
  others: (who) => `Controls: ${who}`,
  nobody: 'Nobody has the controls',
  offer: (who) => `Offer the controls: ${who}`,
  offerAny: 'Offer the controls to another host',
  offered: 'The controls are offered to another host.',
  offeredTo: (who) => `The controls are offered to ${who}.`,
  offeredAway: (who) => `${who} has been away for 30 seconds. The controls can be taken.`,
  offeredYou: (who) => `${who} offers you the controls.`,
  keep: 'Keep the controls',
  kept: 'You kept the controls.',
  accept: 'Accept',
  take: 'Take the controls',
  taken: 'You have the controls now.',
} satisfies Texts<typeof fi>;
