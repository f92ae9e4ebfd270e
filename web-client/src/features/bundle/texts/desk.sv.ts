import type { Texts } from '../../../i18n/texts';
import type fi from './desk.fi';

export default {
  title: 'Resultatpaket',
  intro:
    'En ZIP-fil: minnesanteckningarna (Word, PDF, webbsida), en arbetsbok och en tabell för varje uppgift, bilder av moln, omröstningar och blad, presentationsbilder samt resultaten som data.',
  draft: 'Mötet pågår: paketet är ett utkast av det som finns nu.',
  download: 'Ladda ner resultatpaketet',
  downloadDraft: 'Ladda ner ett utkast',
  making: 'Paketet sätts ihop',
  ready: 'Paketet har laddats ner.',
  failed: 'Paketet kunde inte laddas ner. Försök igen.',
  fileName: 'resultat',
  needsLink:
    'Du kom in med koden. Resultatpaketet kan laddas ner bara av en värd, sekreterare eller arrangör som kom in med en egen länk.',
  audience: 'För vem',
  audiences: {
    public: { label: 'Offentlig', hint: 'Utan deltagarnas namn, chatten och tal under fem.' },
    participants: {
      label: 'För deltagarna',
      hint: 'Den offentliga och därtill chattens publicerade meddelanden.',
    },
    internal: {
      label: 'För arrangören',
      hint: 'Allt, också namnen i omröstningar med namn. Inte för spridning.',
    },
  },
  language: 'Språk',
  languages: {
    fi: 'finska',
    sv: 'svenska',
    en: 'engelska',
    'fi,sv': 'finska och svenska',
    'sv,fi': 'svenska och finska',
    'fi,en': 'finska och engelska',
  },
  logTitle: 'Modereringslogg',
  logIntro:
    'En tabell över vad som beslutades om varje meddelande och varför. Den innehåller också meddelanden som inte publicerades och vem som skrev dem, så den ingår inte i något resultatpaket. Loggen kan laddas ner tills rådata raderas.',
  logDownload: 'Ladda ner modereringsloggen',
  logReady: 'Loggen har laddats ner.',
  logFailed: 'Loggen kunde inte laddas ner.',
  logFileName: 'modereringslogg',
} satisfies Texts<typeof fi>;
