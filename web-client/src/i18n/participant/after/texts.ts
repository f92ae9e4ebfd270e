export interface AfterTexts {
  coming: string;
  slides: string;
  download: string;
  downloadNamed: (name: string) => string;
  recording: string;
  until: (date: string) => string;
  keptDays: (days: number) => string;
}
