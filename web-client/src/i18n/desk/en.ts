import type { Texts } from '../texts';
import type fi from './fi';
import activity from '../../features/activity/texts/desk.en';
import agenda from '../../features/agenda/texts/desk.en';
import backstage from '../../features/backstage/texts/desk.en';
import baton from '../../features/baton/texts/desk.en';
import bundle from '../../features/bundle/texts/desk.en';
import chat from '../../features/chat/texts/desk.en';
import cloud from '../../features/cloud/texts/desk.en';
import decision from '../../features/decision/texts/desk.en';
import frame from '../../staff/texts/desk.en';
import guard from '../../features/guard/texts/desk.en';
import host from '../../pages/host/texts/desk.en';
import kept from '../../features/kept/texts/desk.en';
import meeting from '../../features/meeting/texts/desk.en';
import memo from '../../features/memo/texts/desk.en';
import organiser from '../../pages/organiser/texts/desk.en';
import people from '../../features/people/texts/desk.en';
import poll from '../../features/poll/texts/desk.en';
import presenter from '../../pages/presenter/texts/desk.en';
import question from '../../features/question/texts/desk.en';
import queue from '../../features/queue/texts/desk.en';
import sheet from '../../features/sheet/texts/desk.en';
import slides from '../../features/slides/texts/desk.en';
import stage from '../../features/stage/texts/desk.en';
import timer from '../../features/timer/texts/desk.en';

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
