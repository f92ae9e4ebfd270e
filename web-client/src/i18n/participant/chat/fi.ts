import type { ChatTexts } from './texts';

const characters = (count: number) => (count === 1 ? '1 merkki' : `${count} merkkiä`);

const chat: ChatTexts = {
  title: 'Keskustelu',
  mode: {
    open: 'Viestit näkyvät kaikille heti.',
    held: 'Viestit näkyvät kaikille, kun moderaattori on hyväksynyt ne.',
    staffOnly: 'Nyt vain tilaisuuden vetäjät kirjoittavat.',
    closed: 'Keskustelu on suljettu.',
  },
  slow: (seconds) => `Viestien väli on vähintään ${seconds} s.`,
  message: 'Viesti',
  send: 'Lähetä',
  left: (count) => (count < 0 ? `${characters(-count)} liikaa` : `${characters(count)} jäljellä`),
  empty: 'Ei vielä viestejä. Kirjoita ensimmäinen.',
  you: 'Sinä',
  state: {
    waiting: 'Odottaa hyväksyntää',
    held: 'Odottaa hyväksyntää',
    published: 'Näkyy kaikille',
    rejected: 'Ei julkaistu',
  },
  reason: {
    offTopic: 'Ei liity nyt puheena olevaan asiaan.',
    alreadyAsked: 'Samaa on jo kysytty.',
    personalData: 'Viestissä on henkilötietoja. Kirjoita se ilman niitä.',
    unsuitable: 'Viesti ei sovi tilaisuuteen.',
    answeredOtherwise: 'Asiaan vastataan muulla tavalla.',
  },
  sent: 'Lähetetty',
  messages: 'Viestit',
  newMessages: (count) => (count === 1 ? '1 uusi viesti' : `${count} uutta viestiä`),
};

export default chat;
