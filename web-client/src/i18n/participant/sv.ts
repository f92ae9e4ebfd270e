import type { Texts } from '../texts';
import type fi from './fi';
import agenda from '../../features/agenda/texts/participant.sv';
import cloud from '../../features/cloud/texts/participant.sv';
import guard from '../../features/guard/texts/participant.sv';
import page from '../../pages/participant/texts/participant.sv';
import poll from '../../features/poll/texts/participant.sv';
import queue from '../../features/queue/texts/participant.sv';
import stage from '../../features/stage/texts/participant.sv';

export default {
  agenda,
  cloud,
  guard,
  page,
  poll,
  queue,
  stage,
} satisfies Texts<typeof fi>;
