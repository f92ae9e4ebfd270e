import agenda from '../../features/agenda/texts/participant.fi';
import cloud from '../../features/cloud/texts/participant.fi';
import guard from '../../features/guard/texts/participant.fi';
import page from '../../pages/participant/texts/participant.fi';
import poll from '../../features/poll/texts/participant.fi';
import queue from '../../features/queue/texts/participant.fi';
import stage from '../../features/stage/texts/participant.fi';

export default {
  agenda,
  cloud,
  guard,
  page,
  poll,
  queue,
  stage,
};
