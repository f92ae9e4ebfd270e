import type { RemovedBecause } from '../../../protocol';

export interface KeptTexts {
  title: string;
  keptDays: (days: number) => string;
  keptUntil: (moment: string) => string;
  files: (count: number) => string;
  downloads: string;
  downloadsMore: string;
  downloadsNone: string;
  receiptTitle: string;
  receiptRaw: string;
  receiptAll: string;
  receiptAt: string;
  receiptWhy: string;
  receiptRecords: string;
  receiptChain: string;
  because: Record<RemovedBecause, string>;
  erase: string;
  eraseTitle: string;
  eraseBody: string;
  eraseName: (name: string) => string;
  eraseNow: string;
  erased: string;
  mailTitle: string;
  mailIntro: string;
  mailLanguage: string;
  copy: string;
  copyMail: string;
  copied: string;
  copyFailed: string;
  summaryUntil: (day: string) => string;
  summaryOff: string;
  summaryDay: string;
  summarySave: string;
  summaryTake: string;
  summaryNoDay: string;
  recordingTitle: string;
  recorded: string;
  recordingPlace: string;
  recordingAudience: string;
  recordingUntil: string;
  recordingSaved: string;
}

/** What a mail to those who took part says. */
export interface MailTexts {
  subject: (title: string) => string;
  hello: string;
  thanks: (title: string, date: string) => string;
  summary: (address: string, code: string) => string;
  until: (date: string) => string;
  recording: (place: string) => string;
  audience: (who: string) => string;
  recordingUntil: (date: string) => string;
  regards: string;
}
