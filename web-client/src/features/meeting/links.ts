import { ask, asJson, asNothing, type Reply } from '../../connection/ask';
import type { LinkStates, Role, RoleLink } from '../../protocol';

/** Which links stand. */
export function fetchLinks(secret: string): Promise<Reply<LinkStates>> {
  return ask({ by: 'link', secret }, 'GET', '/api/links', asJson<LinkStates>);
}

/** Makes a role's link anew: the old one stops working, the new secret is told only here (rule ID3). */
export function renew(
  secret: string,
  role: Role,
  wish: { takeBackRoles: boolean },
): Promise<Reply<RoleLink>> {
  return ask({ by: 'link', secret }, 'POST', `/api/links/${role}`, asJson<RoleLink>, wish);
}

/** Revokes a role's link. */
export function revoke(secret: string, role: Role): Promise<Reply<undefined>> {
  return ask({ by: 'link', secret }, 'DELETE', `/api/links/${role}`, asNothing);
}
