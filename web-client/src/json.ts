/** Looking into JSON that was stored or comes from elsewhere, before anything of it is used. */

/** Whether something has names with values. */
export function isRecord(one: unknown): one is Record<string, unknown> {
  return typeof one === 'object' && one !== null && !Array.isArray(one);
}

/** Whether something is a list of texts. */
export function areTexts(one: unknown): one is string[] {
  return Array.isArray(one) && one.every((text) => typeof text === 'string');
}
