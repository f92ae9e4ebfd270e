import after from './after/sv';
import agenda from './agenda/sv';
import chat from './chat/sv';
import cloud from './cloud/sv';
import decision from './decision/sv';
import guard from './guard/sv';
import meeting from './meeting/sv';
import page from './page/sv';
import poll from './poll/sv';
import question from './question/sv';
import queue from './queue/sv';
import sheet from './sheet/sv';
import stage from './stage/sv';
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
