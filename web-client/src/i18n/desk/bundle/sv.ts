import type { BundleTexts } from './texts';

const bundle: BundleTexts = {
  title: 'Resultatpaket',
  intro:
    'En ZIP-fil: minnesanteckningarna, en tabell för varje uppgift, bilder av moln, omröstningar och blad samt resultaten som data.',
  draft: 'Mötet pågår: paketet är ett utkast av det som finns nu.',
  download: 'Ladda ner resultatpaketet',
  downloadDraft: 'Ladda ner ett utkast',
  making: 'Paketet sätts ihop',
  ready: 'Paketet har laddats ner.',
  failed: 'Paketet kunde inte laddas ner. Försök igen.',
  fileName: 'resultat',
  needsLink: 'Du kom in med koden. Paketet laddas ner med en egen länk.',
};

export default bundle;
