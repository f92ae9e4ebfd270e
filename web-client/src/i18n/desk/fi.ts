import activity from '../../features/activity/texts/desk.fi';
import agenda from '../../features/agenda/texts/desk.fi';
import backstage from '../../features/backstage/texts/desk.fi';
import baton from '../../features/baton/texts/desk.fi';
import bundle from '../../features/bundle/texts/desk.fi';
import chat from '../../features/chat/texts/desk.fi';
import cloud from '../../features/cloud/texts/desk.fi';
import decision from '../../features/decision/texts/desk.fi';
import frame from '../../staff/texts/desk.fi';
import guard from '../../features/guard/texts/desk.fi';
import host from '../../pages/host/texts/desk.fi';
import kept from '../../features/kept/texts/desk.fi';
import meeting from '../../features/meeting/texts/desk.fi';
import memo from '../../features/memo/texts/desk.fi';
import organiser from '../../pages/organiser/texts/desk.fi';
import people from '../../features/people/texts/desk.fi';
import poll from '../../features/poll/texts/desk.fi';
import presenter from '../../pages/presenter/texts/desk.fi';
import question from '../../features/question/texts/desk.fi';
import queue from '../../features/queue/texts/desk.fi';
import sheet from '../../features/sheet/texts/desk.fi';
import slides from '../../features/slides/texts/desk.fi';
import stage from '../../features/stage/texts/desk.fi';
import timer from '../../features/timer/texts/desk.fi';

export default {
  activity,
  agenda,
  backstage,
  baton,
  bundle,
  chat,
  cloud,
  decision,
  frame,
  guard,
  host,
  kept,
  meeting,
  memo,
  organiser,
  people,
  poll,
  presenter,
  question,
  queue,
  sheet,
  slides,
  stage,
  timer,
};
