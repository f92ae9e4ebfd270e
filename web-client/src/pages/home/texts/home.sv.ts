import type { Texts } from '../../../i18n/texts';
import type fi from './home.fi';

export default {
  lead: 'Talarlista, omröstningar, ordmoln och gemensamma blad på ett ställe. Du behöver ingen app och inget konto.',
  unknown: 'Det finns ingen sida på den här adressen',
  joinTitle: 'Gå med i ett möte',
  joinCode: 'Mötets kod',
  joinHint: '8 siffror. Du kommer till mötet genast när du har skrivit alla siffror.',
  join: 'Gå med',
  codeShort: (digits) => `Koden har 8 siffror. Du skrev ${digits}.`,
  arranging: 'Ordnar du ett möte?',
  arrangingHint:
    'Du får en kod för deltagarna och en egen länk för varje roll. Klart på mindre än en minut.',
  create: 'Skapa ett möte',
  privacy:
    'Du kan delta utan namn. Tjänsten spårar dig inte och använder inga utomstående tjänster.',
} satisfies Texts<typeof fi>;
