import type { Texts } from '../texts';
import type fi from './fi';
import activity from '../../features/activity/texts/desk.sv';
import agenda from '../../features/agenda/texts/desk.sv';
import backstage from '../../features/backstage/texts/desk.sv';
import baton from '../../features/baton/texts/desk.sv';
import bundle from '../../features/bundle/texts/desk.sv';
import chat from '../../features/chat/texts/desk.sv';
import cloud from '../../features/cloud/texts/desk.sv';
import decision from '../../features/decision/texts/desk.sv';
import frame from '../../staff/texts/desk.sv';
import guard from '../../features/guard/texts/desk.sv';
import host from '../../pages/host/texts/desk.sv';
import kept from '../../features/kept/texts/desk.sv';
import meeting from '../../features/meeting/texts/desk.sv';
import memo from '../../features/memo/texts/desk.sv';
import organiser from '../../pages/organiser/texts/desk.sv';
import people from '../../features/people/texts/desk.sv';
import poll from '../../features/poll/texts/desk.sv';
import presenter from '../../pages/presenter/texts/desk.sv';
import question from '../../features/question/texts/desk.sv';
import queue from '../../features/queue/texts/desk.sv';
import sheet from '../../features/sheet/texts/desk.sv';
import slides from '../../features/slides/texts/desk.sv';
import stage from '../../features/stage/texts/desk.sv';
import timer from '../../features/timer/texts/desk.sv';

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
} satisfies Texts<typeof fi>;
