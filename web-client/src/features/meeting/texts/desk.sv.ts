import type { Texts } from '../../../i18n/texts';
import type fi from './desk.fi';

export default {
  preflight: {
    title: 'Före början',
    agenda: (segments) =>
      segments === 0
        ? 'Programmet är tomt'
        : segments === 1
          ? '1 punkt i programmet'
          : `${segments} punkter i programmet`,
    recorded: 'Deltagarna informeras om inspelningen',
    notRecorded: 'Deltagarna informeras om att mötet inte spelas in',
    languages: (names) => `Programmet finns på alla språk: ${names}`,
    untranslated: (names) => `Programmet saknar språk: ${names}`,
    screen: 'Texten på storbilden syns längst bak',
    moderator: 'Moderatorn är på plats',
    sound: 'Talaren hörs',
    hints: {
      screen: 'Öppna storbildens länk och läs koden från sista raden.',
      moderator: 'Någon följer chatten och begäran om ordet.',
      sound: 'I salen och i videomötet.',
    },
    ready: 'Allt är klart.',
    notYet: 'Kontrollera punkterna ovan.',
  },
  links: {
    title: 'Länkar',
    intro:
      'Den som öppnar en länk får länkens roll. Tjänsten sparar inte länkarna i läsbar form, så en gammal länk kan inte visas igen. Skapa en ny vid behov.',
    stands: 'gäller',
    revoked: 'återkallad',
    renew: 'Skapa en ny länk',
    renewNamed: (role) => `Skapa en ny länk: ${role}`,
    revoke: 'Återkalla',
    revokeNamed: (role) => `Återkalla länken: ${role}`,
    renewWarning: (role) => `Den gamla länken för ”${role}” slutar genast fungera.`,
    revokeWarning: (role) => `Alla som använder länken för ”${role}” kopplas genast bort.`,
    yesRenew: 'Skapa ny',
    yesRevoke: 'Återkalla nu',
    no: 'Låt den vara',
    made: (role) => `Ny länk: ${role}`,
    taken: (role) => `Återkallad: ${role}`,
    copyNamed: (role) => `Kopiera länken: ${role}`,
    once: 'Kopiera den nu: den visas bara denna gång.',
    failed: 'Länkarna kunde inte hämtas.',
    retry: 'Försök igen',
    byHost: 'Värden skapar och återkallar länkarna för de andra rollerna.',
    needsLink: 'Du kom in med koden. Länkarna sköts av dem som kom in med en egen länk.',
    what: {
      host: 'leder mötet',
      moderator: 'sköter chatten och talarlistan',
      secretary: 'skriver minnesanteckningarna',
      presenter: 'ser sin egen punkt och klockan',
      stage: 'salens storbild',
      organiser: 'planerar och laddar ner resultaten',
    },
    loading: 'Hämtar länkarna',
    takeBack: 'Ta också tillbaka roller som getts under mötet',
    takeBackHint: 'Annars behåller den rollen som fick den av innehavaren av den gamla länken.',
  },
} satisfies Texts<typeof fi>;
