import { stored, tab } from '../../device';
import type { LinkedRole } from '../address';
import type { HomeTexts } from '../../i18n/home/home';
import type { SharedTexts } from '../../i18n/shared/shared';
import { isRecord } from '../../json';
import { joinCode } from '../../i18n/format';
import type { MeetingLinks } from '../../protocol';
import type { LeftOut } from './again';

/** A meeting just made: its name and what it is reached by. */
export interface CreatedMeeting {
  title: string;
  links: MeetingLinks;
  /** What of an earlier meeting had no room in it. */
  leftOut?: LeftOut;
}

/** The address of a role's page with its secret. */
export function roleAddress(origin: string, role: LinkedRole, secret: string): string {
  return `${origin}/${role}#${secret}`;
}

/** The address that participants come by. */
export function participantAddress(origin: string, code: string): string {
  return `${origin}/${code}`;
}

/** All links with what they are for, as text to keep. */
export function linksText(
  created: CreatedMeeting,
  origin: string,
  t: HomeTexts['create'],
  shared: SharedTexts,
): string {
  const { code, links } = created.links;
  const roles = links.flatMap(({ role, secret }) => {
    const linked = role as LinkedRole;
    return [shared.role[role], t.roleHints[linked], roleAddress(origin, linked, secret), ''];
  });
  const lines = [
    t.keptTitle(created.title),
    '',
    t.keptWarning,
    '',
    `${t.code}: ${joinCode(code)}`,
    `${t.participantLink}: ${participantAddress(origin, code)}`,
    '',
    ...roles,
  ];
  return lines.join('\r\n');
}

const NAME = 'foorumi.made';

/** Keeps what was made for the life of the tab: the server tells the secrets only once. */
export function storeCreated(created: CreatedMeeting | undefined) {
  tab.set(NAME, created && JSON.stringify(created));
}

/** What was made in this tab, after a reload. */
export function storedCreated(): CreatedMeeting | undefined {
  return stored(tab, NAME, isCreated, undefined);
}

function isCreated(one: unknown): one is CreatedMeeting | undefined {
  if (!isRecord(one) || typeof one['title'] !== 'string' || !isRecord(one['links'])) return false;
  const { code, links } = one['links'];
  return typeof code === 'string' && Array.isArray(links);
}
