import agenda from '../../features/agenda/texts/participant.fi';
import chat from '../../features/chat/texts/participant.fi';
import cloud from '../../features/cloud/texts/participant.fi';
import decision from '../../features/decision/texts/participant.fi';
import guard from '../../features/guard/texts/participant.fi';
import meeting from '../../features/meeting/texts/participant.fi';
import page from '../../pages/participant/texts/participant.fi';
import poll from '../../features/poll/texts/participant.fi';
import question from '../../features/question/texts/participant.fi';
import queue from '../../features/queue/texts/participant.fi';
import sheet from '../../features/sheet/texts/participant.fi';
import slides from '../../features/slides/texts/participant.fi';
import stage from '../../features/stage/texts/participant.fi';

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
};
