import agenda from '../../features/agenda/texts/stage.fi';
import cloud from '../../features/cloud/texts/stage.fi';
import decision from '../../features/decision/texts/stage.fi';
import meeting from '../../features/meeting/texts/stage.fi';
import page from '../../pages/stage/texts/stage.fi';
import poll from '../../features/poll/texts/stage.fi';
import queue from '../../features/queue/texts/stage.fi';
import sheet from '../../features/sheet/texts/stage.fi';

export default {
  agenda,
  cloud,
  decision,
  meeting,
  page,
  poll,
  queue,
  sheet,
};
