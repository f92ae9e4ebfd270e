import type { AfterTexts } from './after/texts';
import type { AgendaTexts } from './agenda/texts';
import type { ChatTexts } from './chat/texts';
import type { CloudTexts } from './cloud/texts';
import type { DecisionTexts } from './decision/texts';
import type { GuardTexts } from './guard/texts';
import type { MeetingTexts } from './meeting/texts';
import type { PageTexts } from './page/texts';
import type { PollTexts } from './poll/texts';
import type { QuestionTexts } from './question/texts';
import type { QueueTexts } from './queue/texts';
import type { SheetTexts } from './sheet/texts';
import type { StageTexts } from './stage/texts';

/** What the participant’s page says, by feature. */
export interface ParticipantTexts {
  after: AfterTexts;
  agenda: AgendaTexts;
  chat: ChatTexts;
  question: QuestionTexts;
  cloud: CloudTexts;
  decision: DecisionTexts;
  guard: GuardTexts;
  meeting: MeetingTexts;
  page: PageTexts;
  poll: PollTexts;
  queue: QueueTexts;
  sheet: SheetTexts;
  stage: StageTexts;
}
