import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { Command, MeetingPart, Part, PartKey } from '../src/protocol';
import type { FakeLine } from './pages/line';
import { barriers } from './looking';
import { during, meeting, poll, QUESTION } from './pages/meeting';
import { inBrowser } from './pages/phone';

const ORGANISER = { role: 'organiser', path: '/organiser#secret', width: 1280 } as const;
/** The host may open the organiser's page too, and plan on it. */
const HOST = { ...ORGANISER, role: 'host' } as const;

const bilingual = (more: Partial<MeetingPart> = {}): Map<PartKey, Part> => {
  const parts = meeting();
  const facts = { ...parts.get('meeting'), languages: ['fi', 'sv'], ...more };
  return parts.set('meeting', facts as Part);
};

const sent = (line: FakeLine) => line.received.map(({ command }) => command);
const facts = (line: FakeLine) =>
  sent(line).flatMap((command: Command) =>
    'meeting' in command && command.meeting.do === 'setFacts' ? [command.meeting.facts] : [],
  );
const place = (page: Page, name: string | RegExp) =>
  page.getByRole('navigation', { name: 'Tilaisuuden osat' }).getByRole('button', { name }).click();

inBrowser('the organiser’s page in a browser', (phones) => {
  test('ft41_the_facts_are_written_in_the_languages_of_the_meeting_and_sent_whole', async () => {
    const { page, line } = await phones.join(bilingual(), ORGANISER);
    await page.getByLabel('FI Paikka').fill('Kaupungintalo');
    expect(await page.getByText('puuttuu ruotsiksi').count()).toBe(1);
    await page.getByLabel('Alkaa').fill('13:30');
    await page.getByRole('checkbox', { name: 'English' }).check();
    expect(await page.getByLabel('EN Tilaisuuden nimi').inputValue()).toContain('Social work');

    // What is written stays over other places, Back and a reload.
    await place(page, 'Tulospaketti');
    await page.getByRole('heading', { name: 'Mitä säilyy' }).waitFor();
    await page.goBack();
    await page.getByText('Luonnos on tallessa tässä laitteessa.').waitFor();
    await page.reload();
    expect(await page.getByLabel('FI Paikka').inputValue()).toBe('Kaupungintalo');
    expect(await barriers(page, 'usual')).toEqual([]);

    await page.getByRole('button', { name: 'Tallenna', exact: true }).first().click();
    await page.locator('.toast').getByText('Tiedot on päivitetty.').waitFor();
    expect(facts(line).at(-1)).toMatchObject({
      place: { fi: 'Kaupungintalo' },
      starts: '2026-11-22T13:30',
      languages: ['fi', 'sv', 'en'],
      names: 'optional',
      keepDays: 30,
      title: { en: 'Social work forum: participation every day' },
      organisation: { sv: 'Välfärdsområdet' },
    });
    await page.locator('.toast').getByRole('button', { name: 'Kumoa' }).click();
    await expect
      .poll(() => facts(line).at(-1))
      .toMatchObject({ place: {}, starts: '2026-11-22T12:00', languages: ['fi', 'sv'] });
  });

  test('ft41_what_was_promised_changes_only_towards_less_once_somebody_has_come', async () => {
    const names = (page: Page) => page.getByRole('radio', { name: /nimi/i });
    const alone = await phones.join(bilingual(), ORGANISER);
    await alone.page.getByLabel('FI Tilaisuuden nimi').waitFor();
    expect(await names(alone.page).count()).toBe(3);

    expect(await alone.page.getByLabel('Mihin osallistujamäärää käytetään').count()).toBe(1);

    const { page } = await phones.join(bilingual({ met: true }), ORGANISER);
    await page.getByText('Joku on jo osallistunut.', { exact: false }).waitFor();
    expect(await names(page).count()).toBe(2);
    expect(await page.getByLabel('Mihin osallistujamäärää käytetään').count()).toBe(0);
    const days = page.getByLabel('Raakatiedot poistetaan');
    expect(await days.locator('option').allInnerTexts()).toEqual([
      'heti, kun tilaisuus päättyy',
      '7 päivää päättymisestä',
      '30 päivää päättymisestä',
    ]);
    await page.getByText('Käytössä: Suomi ja Svenska.').waitFor();
    expect(await page.getByRole('checkbox', { name: 'Svenska' }).count()).toBe(0);
    expect(await page.getByRole('checkbox', { name: 'English' }).count()).toBe(1);
  });

  test('ft41_what_lacks_is_told_beside_its_field_and_nothing_goes', async () => {
    const { page, line } = await phones.join(bilingual({ languages: ['fi'] }), ORGANISER);
    const name = page.getByLabel('Tilaisuuden nimi');
    const save = page.getByRole('button', { name: 'Tallenna', exact: true }).first();
    await name.fill('');
    await save.click();
    await page.getByText('Kirjoita tilaisuuden nimi.').waitFor();
    await name.fill('Foorumi');
    await page.getByLabel('Alkaa').fill('');
    await save.click();
    await page.getByText('Anna alkamisaika.').waitFor();
    expect(facts(line)).toEqual([]);
    await page.getByLabel('Päivä').fill('');
    await save.click();
    await expect.poll(() => facts(line).length).toBe(1);
    expect(facts(line)[0]).not.toHaveProperty('starts');
    expect(facts(line)[0]?.title).toEqual({
      fi: 'Foorumi',
      sv: 'Forum för socialt arbete: delaktighet i vardagen',
      en: 'Social work forum: participation every day',
    });
  });

  test('ft40_the_programme_is_written_in_two_languages_from_gap_to_gap', async () => {
    const parts = bilingual();
    const options = [
      { fi: 'Kyllä', sv: 'Ja' },
      { fi: 'Ei', en: 'No' },
    ];
    during(
      parts,
      poll('4.0', QUESTION, { form: 'single', options }, { state: 'planned', answered: 0 }),
    );
    const { page, line } = await phones.join(parts, HOST);
    await place(page, /^Ohjelma/);
    await page.getByText('Puuttuu ruotsiksi 2 kohtaa').first().waitFor();
    await page.getByRole('button', { name: 'Seuraava puuttuva' }).click();
    await page.getByLabel('SV Kysymys').fill('Ska vi fortsätta?');
    const no = page.getByRole('textbox', { name: 'Vaihtoehto B ruotsiksi' });
    expect(await no.getAttribute('placeholder')).toBe('puuttuu ruotsiksi');
    await no.fill('Nej');
    // The phone beside shows what is written as it is written.
    await page
      .getByRole('group', { name: 'Puhelimella' })
      .getByRole('button', { name: 'SV' })
      .click();
    await page.locator('.phone').getByText('Ska vi fortsätta?').waitFor();
    // A list that is pasted fills what is empty; Alt and an arrow move a row.
    await page.getByRole('button', { name: 'Lisää kohta' }).click();
    const third = page.getByRole('textbox', { name: 'Vaihtoehto C suomeksi' });
    await third.evaluate((field) => {
      const data = new DataTransfer();
      data.setData('text', '1. En osaa sanoa\n2. Myöhemmin');
      field.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true }));
    });
    await page.getByRole('textbox', { name: 'Vaihtoehto D suomeksi' }).press('Alt+ArrowUp');
    expect(await third.inputValue()).toBe('Myöhemmin');
    await page.getByRole('button', { name: 'Tallenna', exact: true }).click();
    await expect.poll(() => sent(line).length).toBe(1);
    expect(sent(line)[0]).toMatchObject({
      agenda: {
        do: 'editActivity',
        activity: '4.0',
        plan: {
          question: { fi: QUESTION, sv: 'Ska vi fortsätta?' },
          form: {
            options: [
              { fi: 'Kyllä', sv: 'Ja' },
              { fi: 'Ei', sv: 'Nej', en: 'No' },
              { fi: 'Myöhemmin' },
              { fi: 'En osaa sanoa' },
            ],
          },
        },
      },
    });
  });

  test('ft40_in_a_meeting_of_one_language_the_editors_are_as_before', async () => {
    const { page } = await phones.join(bilingual({ languages: ['sv'] }), {
      ...HOST,
      path: '/host#secret',
    });
    await page.getByRole('button', { name: 'Lägg till en programpunkt' }).click();
    const dialog = page.getByRole('dialog');
    expect(await dialog.getByLabel('Rubrik', { exact: true }).count()).toBe(1);
    expect(await dialog.locator('.lang-tag').count()).toBe(0);
  });
});
