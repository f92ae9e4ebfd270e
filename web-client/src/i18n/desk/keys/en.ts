import type { KeysTexts } from './texts';

const keys: KeysTexts = {
  title: 'Keys',
  on: 'Use single keys',
  onHint: 'Keys do nothing while you type or while a dialog is open.',
  key: 'Key',
  does: 'What it does',
  list: 'Show this list',
  space: 'Space',
  enter: 'Enter',
};

export default keys;
