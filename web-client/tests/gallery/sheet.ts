import type { PlacedIdea } from '../../src/protocol';
import type { PartOf } from '../../src/room/parts.svelte';

export const SHEET: PartOf<'sheet'> = {
  part: 'sheet',
  id: '1.11',
  root: '1.20',
  group: { fi: 'Ryhmä 2' },
  editors: 'everyone',
  phase: 'build',
  votes: 3,
  stacking: false,
  voters: 45,
  members: 0,
  restorable: false,
};

/** What stands in a box, line by line, and below which other. */
const TEXTS: [id: string, parent: string | undefined, lines: string[]][] = [
  ['1.20', undefined, ['Palaverit', 'paremmiksi']],
  ['1.21', '1.20', ['Ennen palaveria']],
  ['30.0', '1.21', ['asialista ajoissa']],
  ['31.0', '1.21', ['kutsu vain niille', 'joita asia koskee']],
  ['1.22', '1.20', ['Palaverissa']],
  ['32.0', '1.22', ['enintään 45 minuuttia']],
  ['33.0', '1.22', ['puhelin taskuun']],
  ['1.23', '1.20', ['Päätökset']],
  ['34.0', '1.23', ['kuka tekee ja', 'mihin mennessä']],
  ['35.0', '1.23', ['päätös joka asiasta']],
  ['1.24', '1.20', ['Palaverin jälkeen']],
  ['36.0', '1.24', ['muistio kaikille', 'samana päivänä']],
];

/** Top left corners, as the room lays such a sheet out: branches in the corners, the rest below them. */
const SPOTS: [number, number][] = [
  [375, 200],
  [570, 24],
  [604, 100],
  [604, 176],
  [570, 298],
  [604, 374],
  [604, 450],
  [192, 24],
  [103, 100],
  [48, 202],
  [104, 298],
  [81, 374],
];

export const IDEAS: PartOf<'idea'>[] = TEXTS.map(([id, parent, lines], order) => ({
  part: 'idea',
  sheet: '1.11',
  id,
  ...(parent ? { parent } : {}),
  order,
  text: lines.join(' '),
  edited: 1,
}));

export const MAP: PartOf<'mapPicture'> = {
  part: 'mapPicture',
  sheet: '1.11',
  width: 880,
  height: 540,
  ideas: TEXTS.map(([id, , lines], at): PlacedIdea => {
    const [x, y] = SPOTS[at] ?? [0, 0];
    const width = Math.max(...lines.map((line) => line.length)) * 11 + 28;
    return { id, x, y, width, height: lines.length * 26 + 20, lines };
  }),
};

export const TALLY: PartOf<'tally'> = {
  part: 'tally',
  sheet: '1.11',
  votes: { '30.0': 7, '31.0': 18, '32.0': 23, '33.0': 13, '34.0': 0, '35.0': 4, '36.0': 21 },
  voters: 45,
  leading: ['32.0'],
};
