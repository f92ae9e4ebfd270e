import after from './after/fi';
import agenda from './agenda/fi';
import chat from './chat/fi';
import cloud from './cloud/fi';
import decision from './decision/fi';
import guard from './guard/fi';
import meeting from './meeting/fi';
import page from './page/fi';
import poll from './poll/fi';
import question from './question/fi';
import queue from './queue/fi';
import sheet from './sheet/fi';
import stage from './stage/fi';
import type { ParticipantTexts } from './texts';

const texts: ParticipantTexts = {
  after,
  agenda,
  chat,
  question,
  cloud,
  decision,
  guard,
  meeting,
  page,
  poll,
  queue,
  sheet,
  stage,
};

export default texts;
