import type { Texts } from '../texts';
import type fi from './fi';
import chat from '../../features/chat/texts/participant.en';
import cloud from '../../features/cloud/texts/later.en';
import decision from '../../features/decision/texts/participant.en';
import meeting from '../../features/meeting/texts/participant.en';
import poll from '../../features/poll/texts/later.en';
import question from '../../features/question/texts/participant.en';
import queue from '../../features/queue/texts/later.en';
import sheet from '../../features/sheet/texts/participant.en';
import slides from '../../features/slides/texts/participant.en';

export default {
  chat,
  cloud,
  decision,
  meeting,
  poll,
  question,
  queue,
  sheet,
  slides,
} satisfies Texts<typeof fi>;
