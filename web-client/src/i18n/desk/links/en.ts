import type { LinksTexts } from './texts';

const links: LinksTexts = {
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
};

export default links;
