import type { Texts } from '../texts';
import type fi from './fi';
import agenda from '../../features/agenda/texts/participant.en';
import cloud from '../../features/cloud/texts/participant.en';
import guard from '../../features/guard/texts/participant.en';
import page from '../../pages/participant/texts/participant.en';
import poll from '../../features/poll/texts/participant.en';
import queue from '../../features/queue/texts/participant.en';
import stage from '../../features/stage/texts/participant.en';

export default {
  agenda,
  cloud,
  guard,
  page,
  poll,
  queue,
  stage,
} satisfies Texts<typeof fi>;
