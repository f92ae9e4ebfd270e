export default {
  /** What is asked for, by the form. */
  kind: {
    single: 'Äänestys',
    yesNo: 'Äänestys',
    multiple: 'Äänestys',
    scale: 'Kysely',
    open: 'Kysymys',
  },
  send: 'Lähetä vastaus',
  change: 'Lähetä muutettu vastaus',
  takeBack: 'Ota vastaus takaisin',
  abstain: 'Vastaa tyhjää',
  abstained: 'Vastasit tyhjää.',
  /** Says who sees the answer, from what is stored. */
  anonymous: (open: boolean) =>
    `Vastaat nimettömästi. Kun äänestys suljetaan, tieto siitä, kuka vastasi mitäkin, hävitetään. Vain ${open ? 'vastausten tekstit' : 'lukumäärät'} jäävät.`,
  named:
    'Vastaat omalla nimelläsi. Kun äänestys on suljettu, tilaisuuden vetäjät näkevät, mitä kukin vastasi. Tieto tulee myös järjestäjän tulospakettiin.',
  shownAtClose: 'Tulos näytetään, kun äänestys suljetaan.',
  shownLive: 'Tulos näkyy koko ajan.',
  shownAfterOwnVote: 'Näet tuloksen, kun olet vastannut.',
  saved: 'Tallennettu. Voit muuttaa vastausta sulkemiseen asti.',
  closed: 'Äänestys on suljettu',
  closedUnseen: 'Tulosta ei näytetä.',
  closedNotAnswered: 'Et vastannut tähän.',
  /** Beside the choice, when it was sent without one. */
  needChoice: 'Valitse vastaus ennen kuin lähetät.',
  chooseOne: 'Valitse yksi.',
  choose: (min: number, max: number, options: number) => {
    if (min <= 1 && max >= options) return 'Valitse yksi tai useampi.';
    if (min <= 1) return `Valitse enintään ${max} vaihtoehtoa.`;
    return `Valitse ${min === max ? min : `${min}–${max}`} vaihtoehtoa.`;
  },
  scaleLow: 'täysin eri mieltä',
  scaleHigh: 'täysin samaa mieltä',
  /** Name of each value from 1 to 5. */
  scale: [
    'täysin eri mieltä',
    'osin eri mieltä',
    'ei samaa eikä eri mieltä',
    'osin samaa mieltä',
    'täysin samaa mieltä',
  ] satisfies [string, string, string, string, string],
  cantSay: 'En osaa sanoa',
  statement: 'Väittämä',
  statementsLeft: (count: number) =>
    count === 1 ? '1 väittämä vastaamatta' : `${count} väittämää vastaamatta`,
  openLabel: 'Vastauksesi',
  fewHere:
    'Paikalla on alle viisi ihmistä: vähistä vastauksista voi päätellä, kuka vastasi mitäkin.',
};
