import type { Audience } from '../../../protocol';

/** One language, or two in order, as the server names them. */
export type BundleLanguages = 'fi' | 'sv' | 'en' | 'fi,sv' | 'sv,fi' | 'fi,en';

/** The result bundle. */
export interface BundleTexts {
  title: string;
  intro: string;
  draft: string;
  download: string;
  downloadDraft: string;
  making: string;
  ready: string;
  failed: string;
  fileName: string;
  needsLink: string;
  audience: string;
  audiences: Record<Audience, { label: string; hint: string }>;
  language: string;
  languages: Record<BundleLanguages, string>;
  logTitle: string;
  logIntro: string;
  logDownload: string;
  logReady: string;
  logFailed: string;
  logFileName: string;
}
