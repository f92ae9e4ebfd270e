import type { KeysTexts } from './texts';

const keys: KeysTexts = {
  title: 'Tangenter',
  on: 'Använd kommandon med en tangent',
  onHint: 'Tangenterna gör inget medan du skriver eller när en dialogruta är öppen.',
  key: 'Tangent',
  does: 'Vad den gör',
  list: 'Visa den här listan',
  space: 'Mellanslag',
  enter: 'Enter',
};

export default keys;
