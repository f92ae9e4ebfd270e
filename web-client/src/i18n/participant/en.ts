import type { Texts } from '../texts';
import type fi from './fi';
import agenda from '../../features/agenda/texts/participant.en';
import chat from '../../features/chat/texts/participant.en';
import cloud from '../../features/cloud/texts/participant.en';
import decision from '../../features/decision/texts/participant.en';
import guard from '../../features/guard/texts/participant.en';
import meeting from '../../features/meeting/texts/participant.en';
import page from '../../pages/participant/texts/participant.en';
import poll from '../../features/poll/texts/participant.en';
import question from '../../features/question/texts/participant.en';
import queue from '../../features/queue/texts/participant.en';
import sheet from '../../features/sheet/texts/participant.en';
import slides from '../../features/slides/texts/participant.en';
import stage from '../../features/stage/texts/participant.en';

export default {
  agenda,
  chat,
  cloud,
  decision,
  guard,
  meeting,
  page,
  poll,
  question,
  queue,
  sheet,
  slides,
  stage,
} satisfies Texts<typeof fi>;
