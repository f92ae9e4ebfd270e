import type { Texts } from '../../../i18n/texts';
import type fi from './stage.fi';

export default {
  pointCamera: 'Rikta telefonens kamera mot QR-koden eller öppna adressen och skriv koden.',
  noAccount: 'Du behöver ingen app, inget konto och inget namn.',
  recorded: (audience) =>
    audience ? `Mötet spelas in. Inspelningen får ses av: ${audience}` : 'Mötet spelas in.',
  recordingPlace: (place) => `Inspelningen finns här: ${place}`,
  recordingUntil: (date) => `Tillgänglig till och med ${date}`,
  notRecorded: 'Mötet spelas inte in.',

  ended: 'Mötet är avslutat',
  thanks: 'Tack för att du deltog',
  sameLink: 'Sammanfattningen kommer på samma adress som du kom in på.',
} satisfies Texts<typeof fi>;
