import type { BecameKind, ChatMode, MessageState, RejectReason } from '../../../protocol';

export default {
  title: 'Keskustelu',
  mode: {
    open: 'Viestit näkyvät kaikille heti.',
    held: 'Viestit näkyvät kaikille, kun moderaattori on hyväksynyt ne.',
    staffOnly: 'Nyt vain tilaisuuden vetäjät voivat kirjoittaa.',
    closed: 'Keskustelu on suljettu.',
  } satisfies Record<ChatMode, string>,
  slow: (seconds: number) => `Voit lähettää viestin ${seconds} sekunnin välein.`,
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
  } satisfies Record<MessageState['state'], string>,
  reason: {
    offTopic: 'Ei liity nyt puheena olevaan asiaan.',
    alreadyAsked: 'Samaa on jo kysytty.',
    personalData: 'Viestissä on henkilötietoja. Kirjoita se ilman niitä.',
    unsuitable: 'Viesti ei sovi tilaisuuteen.',
    answeredOtherwise: 'Asiaan vastataan muulla tavalla.',
  } satisfies Record<RejectReason, string>,
  sent: 'Lähetetty',
  edited: 'Moderaattori muokkasi viestiäsi',
  mergedInto: (text: string) => `Sama asia: ${text}`,
  answer: 'Vastaus',
  became: {
    request: 'Viestistä tuli puheenvuoropyyntösi.',
    question: 'Viestistä tuli kysymys alustajalle.',
    idea: 'Viestistä tuli idea paperille.',
    note: 'Viesti kirjattiin muistioon.',
  } satisfies Record<BecameKind, string>,
  withdraw: 'Peru viesti',
  withdrawNamed: (text: string) => `Peru viesti: ${text}`,
  quieted: (at: string) =>
    `Moderaattori hiljensi sinut ${at}. Aiemmat viestisi säilyvät, ja voit yhä pyytää puheenvuoroa.`,
  messages: 'Viestit',
};
