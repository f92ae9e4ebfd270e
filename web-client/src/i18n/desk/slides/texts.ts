export interface SlidesTexts {
  title: string;
  intro: string;
  add: string;
  sending: (name: string) => string;
  sent: (name: string) => string;
  removed: (name: string) => string;
  removeNamed: (name: string) => string;
  none: string;
  needsLink: string;
  download: string;
  downloadNamed: (name: string) => string;
}
