import type { ChatTexts } from './texts';

const chat: ChatTexts = {
  title: 'Keskustelu',
  mode: {
    open: 'Viestit näkyvät kaikille heti.',
    held: 'Viestit näkyvät kaikille, kun moderaattori on hyväksynyt ne.',
    staffOnly: 'Nyt vain tilaisuuden vetäjät voivat kirjoittaa.',
    closed: 'Keskustelu on suljettu.',
  },
  slow: (seconds) => `Voit lähettää viestin ${seconds} sekunnin välein.`,
  message: 'Viesti',
  send: 'Lähetä',
  empty: 'Ei vielä viestejä. Kirjoita ensimmäinen.',
  you: 'Sinä',
  state: {
    waiting: 'Odottaa hyväksyntää',
    held: 'Odottaa hyväksyntää',
    published: 'Näkyy kaikille',
    rejected: 'Ei julkaistu',
    merged: 'Yhdistetty toiseen viestiin',
    answered: 'Vastattu kirjallisesti',
    takenUp: 'Viety eteenpäin',
    withdrawn: 'Perutty',
    removed: 'Vetäjät poistivat tekstin',
  },
  reason: {
    offTopic: 'Ei liity nyt puheena olevaan asiaan.',
    alreadyAsked: 'Samaa on jo kysytty.',
    personalData: 'Viestissä on henkilötietoja. Kirjoita se ilman niitä.',
    unsuitable: 'Viesti ei sovi tilaisuuteen.',
    answeredOtherwise: 'Asiaan vastataan muulla tavalla.',
  },
  sent: 'Lähetetty',
  edited: 'Moderaattori muokkasi viestiäsi',
  mergedInto: (text) => `Sama asia: ${text}`,
  answer: 'Vastaus',
  became: {
    request: 'Viestistä tuli puheenvuoropyyntösi.',
    question: 'Viestistä tuli kysymys alustajalle.',
    idea: 'Viestistä tuli idea paperille.',
    note: 'Viesti kirjattiin muistioon.',
  },
  withdraw: 'Peru viesti',
  withdrawNamed: (text) => `Peru viesti: ${text}`,
  quieted: (at) =>
    `Moderaattori hiljensi sinut ${at}. Aiemmat viestisi säilyvät, ja voit yhä pyytää puheenvuoroa.`,
  messages: 'Viestit',
};

export default chat;
