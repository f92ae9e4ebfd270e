// What the staff do at their desks, by what they read there.

/** Goes on to a segment, from its row of the programme. */
export async function nextSegment(host, title) {
  const first = host.getByRole('button', { name: 'Aloita ensimmäinen osio' });
  // A row is one button that holds all it says.
  const words = title instanceof RegExp ? title.source.replace(/^\^/, '') : title;
  const row = host.getByRole('button', { name: new RegExp(`Lisää toimintoja: ${words}`) });
  await first.or(row).first().waitFor();
  if (await first.isVisible()) await first.click();
  else {
    await row.click();
    await host.getByRole('menuitem', { name: 'Aloita', exact: true }).click();
  }
  await host.getByRole('heading', { level: 2, name: title }).waitFor();
}

export async function openActivity(host, question) {
  await host.getByRole('button', { name: `Avaa vastattavaksi: ${question}` }).click();
}

/** Closes at once: the first press tells, the second does not wait. */
export async function closeActivity(host, question) {
  const card = host.getByRole('article', { name: question });
  await card.getByRole('button', { name: `Sulje: ${question}` }).click();
  const now = card.getByRole('button', { name: 'Sulje heti' });
  const closed = card.getByText('suljettu', { exact: true });
  await now.or(closed).first().waitFor();
  if (await now.isVisible()) await now.click();
  await closed.waitFor();
}

export async function answered(host, question, count) {
  const card = host.getByRole('article', { name: question });
  await card.getByText(new RegExp(`^${count} (/ \\d+ )?on vastannut`)).first().waitFor();
}

/** Sets the phase of all sheets of the segment together. */
export async function allSheets(host, count, act, phase) {
  const button = host.getByRole('button', { name: `Kaikki ${count} paperia: ${act}` }).first();
  await button.click();
  const now = host.getByRole('button', { name: 'Sulje heti' }).first();
  if (act === 'sulje äänestys') await now.click();
  for (let at = 0; at < count; at += 1) {
    await host.locator('[aria-current="step"]', { hasText: phase }).nth(at).waitFor();
  }
}

export async function pickIdea(host, idea) {
  await host.getByRole('button', { name: `Valitse jatkoon idea: ${idea}` }).click();
  await host.getByText('valittu jatkoon').first().waitFor();
}

export async function giveFloor(host, who) {
  await host.getByRole('button', { name: `Anna puheenvuoro: ${who}` }).click();
  await host.getByRole('button', { name: `Päätä vuoro: ${who}` }).waitFor();
}

export async function endFloor(host, who) {
  await host.getByRole('button', { name: `Päätä vuoro: ${who}` }).click();
  await host.getByText('Kenelläkään ei ole puheenvuoroa').waitFor();
}

/** One decision on one message: its row is chosen, the acts stand beside. */
export async function decide(moderator, text, act) {
  await moderator.locator('li[id^="message-"]').filter({ hasText: text }).getByRole('button').first().click();
  const beside = moderator.getByRole('region', { name: 'Valittu viesti', exact: true });
  await beside.getByRole('button', { name: new RegExp(`^${act}`) }).click();
}

export async function recordDecision(secretary, { agreed, owner, due }) {
  await secretary.getByRole('button', { name: 'Kirjaa päätös' }).first().click();
  const form = secretary.getByRole('form', { name: 'Kirjaa päätös' });
  await form.getByLabel('Mitä sovittiin').fill(agreed);
  await form.getByLabel('Vastuuhenkilö').fill(owner);
  await form.getByLabel('Mihin mennessä').fill(due);
  await form.getByRole('button', { name: 'Kirjaa päätös' }).click();
  await form.waitFor({ state: 'detached' });
}

export async function writeNote(secretary, text) {
  await secretary.getByRole('button', { name: 'Kirjoita tähän' }).last().click();
  await secretary.getByLabel('Merkintä', { exact: true }).fill(text);
  await secretary.keyboard.press('Control+Enter');
  await secretary.getByText(text).first().waitFor();
}

export async function endMeeting(host) {
  await host.getByRole('button', { name: 'Valikko' }).click();
  await host.getByRole('menuitem', { name: 'Päätä tilaisuus' }).click();
  await host.getByRole('button', { name: 'Päätä kaikilta' }).click();
  await host.getByText(/^Tilaisuus päättyi/).first().waitFor();
}
