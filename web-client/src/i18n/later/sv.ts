import type { Texts } from '../texts';
import type fi from './fi';
import chat from '../../features/chat/texts/participant.sv';
import cloud from '../../features/cloud/texts/later.sv';
import decision from '../../features/decision/texts/participant.sv';
import meeting from '../../features/meeting/texts/participant.sv';
import poll from '../../features/poll/texts/later.sv';
import question from '../../features/question/texts/participant.sv';
import queue from '../../features/queue/texts/later.sv';
import sheet from '../../features/sheet/texts/participant.sv';
import slides from '../../features/slides/texts/participant.sv';

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
