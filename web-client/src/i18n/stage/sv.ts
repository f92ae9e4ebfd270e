import type { Texts } from '../texts';
import type fi from './fi';
import agenda from '../../features/agenda/texts/stage.sv';
import cloud from '../../features/cloud/texts/stage.sv';
import decision from '../../features/decision/texts/stage.sv';
import meeting from '../../features/meeting/texts/stage.sv';
import page from '../../pages/stage/texts/stage.sv';
import poll from '../../features/poll/texts/stage.sv';
import queue from '../../features/queue/texts/stage.sv';
import sheet from '../../features/sheet/texts/stage.sv';

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
