import type { PlacedWord } from '../../src/protocol';
import type { PartOf } from '../../src/room/parts.svelte';

const COUNTS: [string, number][] = [
  ['luottamus', 34],
  ['kohtaaminen', 27],
  ['yhdessä tekeminen', 22],
  ['vaikuttaminen', 19],
  ['kuulluksi tuleminen', 17],
  ['asiakassuunnitelmatyöskentely', 14],
  ['yhteisö', 12],
  ['työ', 11],
  ['oikeudet', 10],
  ['tasavertaisuus', 9],
  ['mukanaolo', 8],
  ['yö', 7],
  ['toivo', 7],
  ['dialogi', 6],
  ['palvelut', 6],
  ['avoimuus', 5],
  ['rohkeus', 5],
  ['tieto', 4],
  ['läsnäolo', 4],
  ['aika', 4],
  ['saari', 3],
  ['sääri', 3],
  ['vertaistuki', 3],
  ['päätökset', 3],
  ['asiakasraati', 2],
  ['ääni', 2],
  ['koti', 2],
  ['valinnanvapaus', 2],
  ['naapurit', 2],
  ['ystävät', 1],
  ['luonto', 1],
  ['leikki', 1],
];

export const CLOUD: PartOf<'cloud'> = {
  part: 'cloud',
  id: '1.8',
  question: { fi: 'Mitä osallisuus on sinulle?', sv: 'Vad är delaktighet för dig?' },
  words: 3,
  lang: 'fi',
  state: 'open',
  revealed: true,
  answered: 118,
  distinct: COUNTS.length + 63,
};

export const WORDS: PartOf<'word'>[] = COUNTS.map(([shown, count]) => ({
  part: 'word',
  cloud: '1.8',
  key: shown,
  shown,
  count,
  state: 'shown',
}));

export const PICTURE: PartOf<'cloudPicture'> = {
  part: 'cloudPicture',
  cloud: '1.8',
  words: placed(),
  more: 63,
};

/** A spiral outwards, the way the room does it, with guessed widths. */
function placed(): PlacedWord[] {
  const done: PlacedWord[] = [];
  for (const [shown, count] of COUNTS) {
    const size = Math.round(Math.max(52, 140 * Math.sqrt(count / 34)));
    const lines = shown.length > 12 && shown.includes(' ') ? shown.split(' ') : undefined;
    const widest = Math.max(...(lines ?? [shown]).map((line) => line.length));
    const high = size * (lines ? 2.3 : 1.2);
    const width = Math.round(widest * size * 0.56);
    for (let step = 0; step < 9000; step++) {
      const turn = step * 0.15;
      const x = Math.round(800 + Math.cos(turn) * step * 0.32);
      const y = Math.round(540 + Math.sin(turn) * step * 0.21);
      const inside =
        x - width / 2 > 0 && x + width / 2 < 1600 && y > high / 2 && y < 1080 - high / 2;
      const free = done.every(
        (word) =>
          Math.abs(word.x - x) > (word.width + width) / 2 + 26 ||
          Math.abs(word.y - y) > (word.size * (word.lines ? 2.3 : 1.2) + high) / 2,
      );
      if (!inside || !free) continue;
      done.push({ key: shown, shown, count, x, y, size, width, ...(lines && { lines }) });
      break;
    }
  }
  return done;
}
