import activity from './activity/en';
import agenda from './agenda/en';
import backstage from './backstage/en';
import baton from './baton/en';
import bundle from './bundle/en';
import chat from './chat/en';
import cloud from './cloud/en';
import decision from './decision/en';
import frame from './frame/en';
import guard from './guard/en';
import host from './host/en';
import kept from './kept/en';
import keys from './keys/en';
import links from './links/en';
import memo from './memo/en';
import organiser from './organiser/en';
import people from './people/en';
import poll from './poll/en';
import presenter from './presenter/en';
import question from './question/en';
import queue from './queue/en';
import sheet from './sheet/en';
import slides from './slides/en';
import stage from './stage/en';
import timer from './timer/en';
import type { DeskTexts } from './texts';

const texts: DeskTexts = {
  activity,
  agenda,
  baton,
  bundle,
  chat,
  question,
  backstage,
  cloud,
  decision,
  frame,
  guard,
  host,
  kept,
  keys,
  links,
  memo,
  organiser,
  people,
  poll,
  presenter,
  queue,
  sheet,
  slides,
  stage,
  timer,
};

export default texts;
