import type { AfterTexts } from './texts';

const after: AfterTexts = {
  coming: 'The results are being put together.',
  slides: 'Slides',
  download: 'Download',
  downloadNamed: (name) => `Download: ${name}`,
  recording: 'Recording',
  until: (date) =>
    `This summary can be seen until ${date}. Raw data of the meeting is removed then; the organiser keeps the result bundle.`,
  keptDays: (days) =>
    days === 0
      ? 'Raw data of the meeting is removed when it ends. The organiser keeps the result bundle.'
      : `Raw data of the meeting is removed ${days} days after its end. The organiser keeps the result bundle.`,
};

export default after;
