import type { Texts } from '../../../i18n/texts';
import type fi from './desk.fi';

export default {
  preflight: {
    title: 'Before the start',
    agenda: (segments) =>
      segments === 0
        ? 'The agenda is empty'
        : segments === 1
          ? '1 segment in the agenda'
          : `${segments} segments in the agenda`,
    recorded: 'Participants are told about the recording',
    notRecorded: 'Participants are told that nothing is recorded',
    languages: (names) => `The agenda is in all languages: ${names}`,
    untranslated: (names) => `The agenda lacks languages: ${names}`,
    screen: 'The text on the stage can be read from the last row',
    moderator: 'The moderator is here',
    sound: 'The speaker is heard',
    hints: {
      screen: 'Open the stage link and read the join code from the last row.',
      moderator: 'Somebody follows the chat and the speaking requests.',
      sound: 'In the hall and in the video call.',
    },
    ready: 'Everything is ready.',
    notYet: 'Check the points above.',
  },
  links: {
    title: 'Links',
    intro:
      'Whoever opens a link gets its role. The service does not keep links in a readable form, so an old link cannot be shown again. Make a new one if needed.',
    stands: 'works',
    revoked: 'revoked',
    renew: 'Make a new link',
    renewNamed: (role) => `Make a new link: ${role}`,
    revoke: 'Revoke',
    revokeNamed: (role) => `Revoke the link: ${role}`,
    renewWarning: (role) => `The old link of “${role}” stops working at once.`,
    revokeWarning: (role) => `Everybody using the link of “${role}” is disconnected at once.`,
    yesRenew: 'Make the new link',
    yesRevoke: 'Revoke now',
    no: 'Leave as it is',
    made: (role) => `New link: ${role}`,
    taken: (role) => `Revoked: ${role}`,
    copyNamed: (role) => `Copy the link: ${role}`,
    once: 'Copy it now: it is shown only this once.',
    failed: 'The links could not be reached.',
    retry: 'Try again',
    byHost: 'The host makes and revokes the links of the other roles.',
    needsLink: 'You came in with the code. Links are managed by those who came by their own link.',
    what: {
      host: 'runs the meeting',
      moderator: 'triages chat and speaking requests',
      secretary: 'writes the memo',
      presenter: 'sees their own slot and clock',
      stage: 'the screen of the hall',
      organiser: 'plans, downloads the results',
    },
    loading: 'Fetching the links',
    takeBack: 'Take back roles given in the meeting too',
    takeBackHint: 'Otherwise whoever got a role from the holder of the old link keeps it.',
  },
} satisfies Texts<typeof fi>;
