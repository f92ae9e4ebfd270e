import type { AfterTexts } from './texts';

const after: AfterTexts = {
  coming: 'The results are being put together.',
  slides: 'Slides',
  download: 'Download',
  downloadNamed: (name) => `Download: ${name}`,
  recording: 'Recording',
  until: (date) =>
    `Individual answers and messages are deleted on ${date}. The summary can be read until then.`,
  keptDays: (days) =>
    days === 0
      ? 'Individual answers and messages are deleted when the meeting ends. The organiser keeps the results.'
      : `Individual answers and messages are deleted ${days} days after the end of the meeting. The organiser keeps the results.`,
};

export default after;
