// What a participant does on a phone, by what they read there.

import assert from 'node:assert/strict';

/** Joins by typing the code on the front page, as somebody in the hall would. */
export async function joinByCode(page, origin, code) {
  await page.goto(origin);
  await page.getByLabel('Tilaisuuden koodi').pressSequentially(code);
  await page.waitForURL(`${origin}/${code}`);
}

export async function heading(page, text) {
  await page.getByRole('heading', { level: 1, name: text }).waitFor();
}

export async function readNotice(page) {
  await page.getByRole('button', { name: 'Olen lukenut tämän' }).click();
}

async function main(page) {
  await page.getByRole('button', { name: 'Nyt', exact: true }).click();
}

/** Sends words to the cloud that is open; each is confirmed before the next. */
export async function sendWords(page, question, words) {
  await main(page);
  await heading(page, question);
  for (const word of words) {
    await page.getByRole('textbox', { name: 'Sanasi' }).fill(word);
    await page.getByRole('textbox', { name: 'Sanasi' }).press('Enter');
    await page.getByRole('button', { name: `Poista ${word}` }).waitFor();
  }
}

/** Fills the ballot that is open and sends it. */
export async function answer(page, question, fill) {
  await main(page);
  await heading(page, question);
  await fill(page);
  await page.getByRole('button', { name: /^Lähetä (muutettu )?vastaus$/ }).click();
  await page.getByText('Tallennettu. Voit muuttaa vastausta sulkemiseen asti.').first().waitFor();
}

export const one = (label) => (page) => page.getByRole('radio', { name: label, exact: true }).check();

export const several = (labels) => async (page) => {
  for (const label of labels) await page.getByRole('checkbox', { name: label }).check();
};

/** Values 1-5 by statement; `null` is "can't say". */
export const scale = (values) => async (page) => {
  const groups = page.locator('main fieldset');
  for (const [at, value] of values.entries()) {
    const name = value === null ? 'En osaa sanoa' : new RegExp(`^${value},`);
    await groups.nth(at).getByRole('radio', { name }).check();
  }
};

export const words = (text) => (page) => page.getByRole('textbox', { name: 'Vastauksesi' }).fill(text);

/** Goes to a sheet among the tasks that are open. */
export async function toSheet(page, need) {
  await main(page);
  const title = page.getByRole('heading', { level: 1, name: need });
  for (const name of ['Edellinen tehtävä', 'Seuraava tehtävä']) {
    while (!(await title.isVisible()) && (await steps(page, name)));
  }
  await title.waitFor();
}

/** Steps to the task beside, if there is one. There is none either while the page goes to another segment. */
async function steps(page, name) {
  const way = page.getByRole('button', { name, disabled: false });
  if (!(await way.isVisible())) return false;
  // A sheet is there once its part of the page has come.
  const at = page.getByText(/^Tehtävä \d+\//);
  const soon = { timeout: 5_000 };
  try {
    const before = await at.innerText(soon);
    await way.click(soon);
    await at.filter({ hasNotText: before }).waitFor(soon);
    return true;
  } catch {
    return false;
  }
}

export async function addIdea(page, need, text) {
  await toSheet(page, need);
  await page.getByRole('treeitem', { name: need }).first().click();
  await page.getByRole('button', { name: 'Lisää alle' }).click();
  await page.getByRole('textbox', { name: `Uusi idea: ${need}` }).fill(text);
  await page.keyboard.press('Enter');
  await page.getByRole('treeitem', { name: text }).waitFor();
}

/** Gives votes one tap each; the page says how many are left. */
export async function vote(page, need, ideas, votes = 3) {
  await toSheet(page, need);
  for (const [given, idea] of ideas.entries()) {
    await page.getByRole('button', { name: `Anna ääni: ${idea}` }).click();
    await page.getByText(new RegExp(`^${votes - given - 1} jäljellä ${votes}:`)).first().waitFor();
  }
}

export async function say(page, text) {
  await page.getByRole('button', { name: /^Keskustelu/ }).click();
  await page.getByRole('textbox', { name: 'Viesti' }).fill(text);
  await page.getByRole('button', { name: 'Lähetä', exact: true }).click();
  await page.getByText(text).first().waitFor();
}

export async function askForFloor(page) {
  await page.getByRole('button', { name: 'Pyydä puheenvuoro' }).first().click();
  await page.getByRole('button', { name: 'Peru pyyntö' }).waitFor();
}

export function noErrors(page, who) {
  assert.deepEqual(page.errors, [], `${who}'s browser`);
}
