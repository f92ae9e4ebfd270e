import type { Role } from '../../../protocol';

type Linked = Exclude<Role, 'participant'>;

/** Links of roles. */
export interface LinksTexts {
  title: string;
  intro: string;
  stands: string;
  revoked: string;
  renew: string;
  renewNamed: (role: string) => string;
  revoke: string;
  revokeNamed: (role: string) => string;
  renewWarning: (role: string) => string;
  revokeWarning: (role: string) => string;
  yesRenew: string;
  yesRevoke: string;
  no: string;
  made: (role: string) => string;
  taken: (role: string) => string;
  copyNamed: (role: string) => string;
  once: string;
  failed: string;
  retry: string;
  byHost: string;
  needsLink: string;
  what: Record<Linked, string>;
  loading: string;
  takeBack: string;
  takeBackHint: string;
}
