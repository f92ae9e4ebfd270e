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
}
