import activity from './activity/sv';
import agenda from './agenda/sv';
import backstage from './backstage/sv';
import baton from './baton/sv';
import bundle from './bundle/sv';
import chat from './chat/sv';
import cloud from './cloud/sv';
import decision from './decision/sv';
import frame from './frame/sv';
import guard from './guard/sv';
import host from './host/sv';
import kept from './kept/sv';
import keys from './keys/sv';
import links from './links/sv';
import memo from './memo/sv';
import organiser from './organiser/sv';
import people from './people/sv';
import poll from './poll/sv';
import presenter from './presenter/sv';
import question from './question/sv';
import queue from './queue/sv';
import sheet from './sheet/sv';
import slides from './slides/sv';
import stage from './stage/sv';
import timer from './timer/sv';
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
