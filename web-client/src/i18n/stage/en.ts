import type { Texts } from '../texts';
import type fi from './fi';
import agenda from '../../features/agenda/texts/stage.en';
import cloud from '../../features/cloud/texts/stage.en';
import decision from '../../features/decision/texts/stage.en';
import meeting from '../../features/meeting/texts/stage.en';
import page from '../../pages/stage/texts/stage.en';
import poll from '../../features/poll/texts/stage.en';
import queue from '../../features/queue/texts/stage.en';
import sheet from '../../features/sheet/texts/stage.en';

export default {
  agenda,
  cloud,
  decision,
  meeting,
  page,
  poll,
  queue,
  sheet,
} satisfies Texts<typeof fi>;
