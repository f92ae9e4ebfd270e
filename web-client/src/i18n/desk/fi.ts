import activity from './activity/fi';
import agenda from './agenda/fi';
import backstage from './backstage/fi';
import baton from './baton/fi';
import bundle from './bundle/fi';
import chat from './chat/fi';
import cloud from './cloud/fi';
import decision from './decision/fi';
import frame from './frame/fi';
import guard from './guard/fi';
import host from './host/fi';
import kept from './kept/fi';
import keys from './keys/fi';
import links from './links/fi';
import memo from './memo/fi';
import organiser from './organiser/fi';
import people from './people/fi';
import poll from './poll/fi';
import presenter from './presenter/fi';
import question from './question/fi';
import queue from './queue/fi';
import sheet from './sheet/fi';
import slides from './slides/fi';
import stage from './stage/fi';
import timer from './timer/fi';
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
