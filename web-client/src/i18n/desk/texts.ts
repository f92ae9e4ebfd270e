import type { ActivityTexts } from './activity/texts';
import type { AgendaTexts } from './agenda/texts';
import type { BackstageTexts } from './backstage/texts';
import type { BatonTexts } from './baton/texts';
import type { BundleTexts } from './bundle/texts';
import type { ChatTexts } from './chat/texts';
import type { CloudTexts } from './cloud/texts';
import type { DecisionTexts } from './decision/texts';
import type { FrameTexts } from './frame/texts';
import type { HostTexts } from './host/texts';
import type { KeysTexts } from './keys/texts';
import type { LinksTexts } from './links/texts';
import type { MemoTexts } from './memo/texts';
import type { OrganiserTexts } from './organiser/texts';
import type { PeopleTexts } from './people/texts';
import type { PollTexts } from './poll/texts';
import type { PresenterTexts } from './presenter/texts';
import type { QuestionTexts } from './question/texts';
import type { QueueTexts } from './queue/texts';
import type { SheetTexts } from './sheet/texts';
import type { StageTexts } from './stage/texts';
import type { TimerTexts } from './timer/texts';

/** What the desk pages say, by feature. */
export interface DeskTexts {
  activity: ActivityTexts;
  agenda: AgendaTexts;
  baton: BatonTexts;
  bundle: BundleTexts;
  chat: ChatTexts;
  question: QuestionTexts;
  backstage: BackstageTexts;
  cloud: CloudTexts;
  decision: DecisionTexts;
  frame: FrameTexts;
  host: HostTexts;
  keys: KeysTexts;
  links: LinksTexts;
  memo: MemoTexts;
  organiser: OrganiserTexts;
  people: PeopleTexts;
  poll: PollTexts;
  presenter: PresenterTexts;
  queue: QueueTexts;
  sheet: SheetTexts;
  stage: StageTexts;
  timer: TimerTexts;
}
