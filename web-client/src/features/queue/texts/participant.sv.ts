import type { Texts } from '../../../i18n/texts';
import type fi from './participant.fi';

export default {
  ask: 'Begär ordet',
  closed: 'Listan stängd',
  place: (place) => `Du är nummer ${place} på listan.`,
  placeShort: (place) => `Nr ${place} på listan`,
  nextShort: 'Näst i tur',
  askedShort: 'Väntar på godkännande',
  floorShort: 'Du har ordet',
  floorAlert: 'Du har ordet.',
  nextAlert: 'Du är nästa talare.',
  speaking: 'Har ordet',
} satisfies Texts<typeof fi>;
