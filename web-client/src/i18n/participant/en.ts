import after from './after/en';
import agenda from './agenda/en';
import chat from './chat/en';
import cloud from './cloud/en';
import decision from './decision/en';
import guard from './guard/en';
import meeting from './meeting/en';
import page from './page/en';
import poll from './poll/en';
import question from './question/en';
import queue from './queue/en';
import sheet from './sheet/en';
import stage from './stage/en';
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
