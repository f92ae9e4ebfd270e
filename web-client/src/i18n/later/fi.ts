import chat from '../../features/chat/texts/participant.fi';
import cloud from '../../features/cloud/texts/later.fi';
import decision from '../../features/decision/texts/participant.fi';
import meeting from '../../features/meeting/texts/participant.fi';
import poll from '../../features/poll/texts/later.fi';
import question from '../../features/question/texts/participant.fi';
import queue from '../../features/queue/texts/later.fi';
import sheet from '../../features/sheet/texts/participant.fi';
import slides from '../../features/slides/texts/participant.fi';

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
};
