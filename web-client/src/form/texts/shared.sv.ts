import type { Texts } from '../../i18n/texts';
import type fi from './shared.fi';

export default {
  kept: 'Den påbörjade texten finns kvar.',
  cancelled: 'Den påbörjade texten togs bort.',
  unsure:
    'Sidan laddades om innan sändningen blev klar. Texten finns kvar: kontrollera om den kom fram och skicka den vid behov på nytt.',
  keepOpen: 'Håll den här sidan öppen tills det du skrivit har skickats.',
  leftTitle: 'Det här hann inte skickas',
  leftHint: 'Kopiera texten om du vill använda den någon annanstans.',
  copy: 'Kopiera texten',
  copied: 'Texten kopierades',
  copyFailed: 'Det gick inte att kopiera. Markera texten och kopiera den själv.',
  putAway: 'Ta bort texten',
} satisfies Texts<typeof fi>;
