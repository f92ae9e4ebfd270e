import type { Template } from '../../protocol';
import type { LeftOut } from '../../pages/create/again';
import type { LinkedRole } from '../../pages/address';

/** What the home page and the page for creating a meeting say. */
export interface HomeTexts {
  /** What the service is, in one sentence. */
  lead: string;
  /** Instead of the page that was asked for. */
  unknown: string;
  joinTitle: string;
  joinCode: string;
  joinHint: string;
  join: string;
  /** What is wrong with a code that is too short. */
  codeShort: (digits: number) => string;
  arranging: string;
  arrangingHint: string;
  create: string;
  privacy: string;

  createTitle: string;
  createLead: string;
  template: string;
  templates: Record<Template, { name: string; hint: string }>;
  name: string;
  nameHint: string;
  meetingLanguage: string;
  keep: string;
  keepHint: string;
  keepDays: (days: number) => string;
  /** Asked for where the operator has set one. */
  makersSecret: string;
  makersSecretHint: string;
  createNow: string;
  creating: string;
  import: string;
  importHint: string;
  importFile: string;
  /** The file is not a programme. */
  importUnreadable: string;
  importTooBig: string;
  noAnswer: string;

  ready: (title: string) => string;
  readyLead: string;
  /** What of an earlier meeting had no room in this one, and where it is. */
  leftOut: (what: LeftOut) => string;
  openHost: string;
  participants: string;
  participantsHint: string;
  joinAt: string;
  code: string;
  qr: string;
  qrDownload: string;
  links: string;
  linksHint: string;
  roleHints: Record<LinkedRole, string>;
  participantLink: string;
  /** Name of a copy button: "Copy the host's link". */
  copy: string;
  copyOf: (what: string) => string;
  open: string;
  openOf: (what: string) => string;
  copied: string;
  copyFailed: string;
  keepLinks: string;
  keepLinksHint: string;
  /** First line of the kept file. */
  keptTitle: (title: string) => string;
  keptWarning: string;
  another: string;
}
