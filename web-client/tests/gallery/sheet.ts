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

const TEXTS: [string, string, string | undefined, string[]][] = [
  ['1.20', 'Palaverit paremmiksi', undefined, ['Palaverit', 'paremmiksi']],
  ['1.21', 'asialista ajoissa', '1.20', ['asialista ajoissa']],
  ['1.22', 'kävelypalaveri', '1.20', ['kävelypalaveri']],
  [
    '1.23',
    'päätös ja vastuuhenkilö joka asiasta',
    '1.20',
    ['päätös ja vastuuhenkilö', 'joka asiasta'],
  ],
  ['1.24', 'muistio kaikille samana päivänä', '1.20', ['muistio kaikille', 'samana päivänä']],
  ['30.0', 'enintään 45 minuuttia', '1.22', ['enintään 45 minuuttia']],
  ['31.0', 'puhelin taskuun', '1.22', ['puhelin taskuun']],
  ['32.0', 'kuka tekee ja mihin mennessä', '1.23', ['kuka tekee ja', 'mihin mennessä']],
];

const SPOTS: [number, number][] = [
  [560, 220],
  [120, 60],
  [80, 330],
  [820, 70],
  [840, 350],
  [60, 180],
  [100, 460],
  [1180, 200],
];

export const IDEAS: PartOf<'idea'>[] = TEXTS.map(([id, text, parent], order) => ({
  part: 'idea',
  sheet: '1.11',
  id,
  ...(parent ? { parent } : {}),
  order,
  text,
  edited: 1,
}));

export const MAP: PartOf<'mapPicture'> = {
  part: 'mapPicture',
  sheet: '1.11',
  width: 1420,
  height: 540,
  ideas: TEXTS.map(([id, , , lines], at): PlacedIdea => {
    const [x, y] = SPOTS[at] ?? [0, 0];
    const width = Math.max(...lines.map((line) => line.length)) * 11 + 28;
    return { id, x, y, width, height: lines.length * 26 + 20, lines };
  }),
};

export const TALLY: PartOf<'tally'> = {
  part: 'tally',
  sheet: '1.11',
  votes: { '1.21': 7, '1.22': 18, '1.23': 23, '1.24': 13, '30.0': 0, '31.0': 4, '32.0': 21 },
  voters: 45,
  leading: ['1.23'],
};
