import type { Texts } from '../../../i18n/texts';
import type fi from './home.fi';
import { countedList } from './leftOut';

export default {
  createTitle: 'Skapa ett möte',
  createLead: 'Välj en mall. Allt kan ändras senare, även under mötet.',
  template: 'Mall',
  templates: {
    forum: {
      name: 'Forum',
      hint: 'Ett halvdagsprogram: inledningar, diskussion, ordmoln, tankekartor och omröstningar',
    },
    discussion: {
      name: 'Diskussionsmöte',
      hint: 'Först teman, sedan diskussion på deltagarnas villkor',
    },
    workshop: {
      name: 'Workshop',
      hint: 'Behov, tankekartor och tre röster: en idé går vidare',
    },
    blank: { name: 'Tom', hint: 'Bara en öppning. Bygg programmet själv.' },
  },
  name: 'Mötets namn',
  nameHint: 'Visas för deltagarna och i minnesanteckningarna.',
  meetingLanguage: 'Huvudspråk',
  otherLanguages: 'Andra språk',
  otherLanguagesHint: 'Mallens texter finns färdigt på alla språk.',
  keep: 'Lagring av rådata',
  keepHint:
    'Tiden visas för alla. Därefter raderas meddelanden, svar och logg automatiskt. Resultatpaketet finns kvar.',
  keepDays: (days) =>
    days === 0 ? 'Raderas genast när mötet avslutas' : `${days} dagar efter avslutningen`,
  makersSecret: 'Lösenord för att skapa möten',
  makersSecretHint:
    'Möten kan bara skapas med ett lösenord från administratören. Du anger det en gång.',
  createNow: 'Skapa',
  creating: 'Skapar',
  import: 'Hämta ett färdigt program från en fil',
  importHint:
    'Ett program som har sparats från ett annat möte, eller resultatpaketets results.json. Ur resultaten tas programmet, öppna beslut och idéer som inte valdes. Då används ingen mall.',
  importFile: 'Välj fil',
  importUnreadable:
    'Filen är inte ett Foorumi-program. Välj en fil som har sparats på värdens sida.',
  importTooBig: 'Filen är för stor för ett program.',
  noAnswer: 'Servern svarade inte. Kontrollera förbindelsen och försök igen.',
  tooLong: 'Serverns svar dröjer. Försök igen: mötet skapas bara en gång.',

  ready: (title) => `${title} är klart`,
  readyLead: 'Spara länkarna nu: de visas inte igen.',
  leftOut: (what) =>
    `Allt från det förra mötet fick inte plats. Följande togs inte med: ${countedList('sv', what, {
      decisions: ['öppet beslut', 'öppna beslut'],
      sheets: ['blad med idéer', 'blad med idéer'],
      segments: ['programpunkt i slutet', 'programpunkter i slutet'],
    })}. De finns i det förra mötets resultatpaket.`,
  openHost: 'Öppna värdens sida',
  participants: 'För deltagarna',
  participantsHint: 'Dela koden, QR-koden eller länken. Med dem kan man bara delta.',
  joinAt: 'Gå till',
  code: 'Kod',
  qr: 'QR-kod som öppnar deltagarens sida',
  qrDownload: 'Spara QR-koden',
  links: 'Länkar för mötesledarna',
  linksHint:
    'En länk är som en nyckel: vem som än har den får rollen. Skicka varje länk bara till den som den är avsedd för.',
  roleHints: {
    host: 'För programmet framåt, ger ordet och bestämmer vad som visas.',
    moderator: 'Sköter meddelandena i chatten och begäran om ordet.',
    secretary: 'Antecknar beslut och kompletterar minnesanteckningarna under mötet.',
    presenter: 'Inledaren följer mötet och syns i programmet.',
    stage:
      'Öppna denna på salens dator eller i ett delat fönster. På sidan finns ingenting att trycka på.',
    organiser: 'Planerar programmet och laddar ner resultatpaketet.',
  },
  participantLink: 'Deltagarens länk',
  copy: 'Kopiera',
  copyOf: (what) => `Kopiera: ${what}`,
  open: 'Öppna',
  openOf: (what) => `Öppna i en ny flik: ${what}`,
  copied: 'Kopierat',
  copyFailed: 'Kopieringen lyckades inte. Markera länken och kopiera den själv.',
  keepLinks: 'Spara länkarna i en fil',
  keepLinksHint: 'En textfil med koden och alla länkar med förklaringar.',
  keptTitle: (title) => `${title}: länkar`,
  keptWarning: 'Förvara detta som en nyckel: vem som än har en länk får rollen.',
  another: 'Skapa ett annat möte',
} satisfies Texts<typeof fi>;
