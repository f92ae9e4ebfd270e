import { expect, test } from 'vitest';
import type { Part, PartKey } from '../src/protocol';
import { cloud, during, meeting, poll, QUESTION } from './pages/meeting';
import { inBrowser } from './pages/phone';

const HOST = { role: 'host', path: '/host#secret', width: 1280 } as const;

const parted = (parts: Map<PartKey, Part>, more: Record<PartKey, object>) => {
  for (const [key, part] of Object.entries(more)) parts.set(key, part as Part);
  return parts;
};

inBrowser('the host’s page in a browser', (phones) => {
  test('pg34_the_question_mark_does_nothing_while_single_keys_are_off', async () => {
    const { page } = await phones.join(meeting(), HOST);
    await page.getByRole('button', { name: /^Seuraava/ }).waitFor();
    const palette = page.getByRole('combobox', { name: 'Mitä haluat tehdä?' });
    await page.keyboard.press('?');
    await palette.waitFor();
    await page.getByText('Käytä yhden näppäimen').click();
    await page.keyboard.press('Escape');
    await palette.waitFor({ state: 'hidden' });
    await page.keyboard.press('?');
    expect(await palette.isVisible()).toBe(false);
    await page.keyboard.press('Control+k');
    await palette.waitFor();
  });

  test('wc2_wc3_staff_choose_the_spelling_of_a_word_and_take_its_forms_apart', async () => {
    const parts = meeting();
    during(parts, cloud('5.0', { answered: 3, distinct: 1, revealed: true }));
    const forms = [
      { key: 'luottamusta', shown: 'luottamusta', count: 2 },
      { key: 'luottamuksen', shown: 'luottamuksen', count: 1 },
    ];
    const spellings = ['luottamusta', 'luottamuksen'];
    const word = { cloud: '5.0', key: 'luottamusta', shown: 'luottamus', count: 3, state: 'shown' };
    const shown = (more: object) => ({ part: 'word', ...word, forms, spellings, ...more }) as Part;
    parts.set('word:5.0:luottamusta', shown({}));
    const { page, line } = await phones.join(parts, HOST);
    await page.getByText('Sanat (1)').click();
    await page.getByText('Muodot: luottamusta 2, luottamuksen 1').click();
    await page.getByRole('button', { name: 'Näytä muodossa luottamuksen' }).click();
    const chosen = (spelling?: string) => ({
      cloud: {
        do: 'chooseSpelling',
        cloud: '5.0',
        key: 'luottamusta',
        ...(spelling && { spelling }),
      },
    });
    const sent = () => line.received.map(({ command }) => command);
    await expect.poll(sent).toEqual([chosen('luottamuksen')]);
    line.show({ 'word:5.0:luottamusta': shown({ shown: 'luottamuksen', chosen: true }) });
    await page.getByRole('button', { name: 'Näytä automaattinen muoto' }).click();
    await expect.poll(sent).toEqual([chosen('luottamuksen'), chosen()]);
    await page.getByRole('button', { name: 'Kumoa' }).last().click();
    const undone = [chosen('luottamuksen'), chosen(), chosen('luottamuksen')];
    await expect.poll(sent).toEqual(undone);
    await page.getByRole('button', { name: 'Erota: luottamuksen' }).click();
    const apart = { cloud: { do: 'splitWord', cloud: '5.0', key: 'luottamuksen' } };
    await expect.poll(sent).toEqual([...undone, apart]);
  });

  test('pg35_what_closed_without_a_decision_is_one_line_and_one_task_stands_whole', async () => {
    const ids = ['4.0', '4.1', '4.2'];
    const parts = meeting();
    const closed = ids.map((id) =>
      poll(id, `${QUESTION} ${id}`, { form: 'yesNo' }, { state: 'closed', answered: 9 }),
    );
    during(parts, ...closed, poll('4.3', 'Jatketaanko?', { form: 'yesNo' }, { answered: 3 }));
    for (const id of ids) parted(parts, { [`agreed:${id}`]: { part: 'agreed', activity: id } });
    const { page } = await phones.join(parts, HOST);
    await page.getByRole('article', { name: 'Jatketaanko?' }).waitFor();
    expect(await page.getByRole('article').count()).toBe(1);
    const next = page.getByRole('button', { name: /^Seuraava/ });
    expect(await next.textContent()).toContain('Sulje ja näytä tulos');
    await page.getByRole('button', { name: '3 asiaa ilman päätöstä' }).click();
    const list = page.getByRole('dialog', { name: '3 asiaa ilman päätöstä' });
    expect(await list.getByRole('button', { name: /^Kirjaa päätös: / }).count()).toBe(3);
  });

  test('pg35_what_a_colleague_has_closed_meanwhile_leaves_the_next_task_open', async () => {
    const form = { form: 'yesNo' } as const;
    const asked = (first: string, second: string) => [
      poll('4.0', QUESTION, form, { state: first, answered: 3 }),
      poll('4.1', 'Entä sitten?', form, { state: second, answered: 0 }),
    ];
    const parts = meeting();
    during(parts, ...asked('open', 'planned'));
    const { page, line } = await phones.join(parts, HOST);
    await page.getByRole('button', { name: /^Seuraava/ }).click();
    const countdown = page.getByRole('button', { name: 'Sulje heti' });
    await countdown.waitFor();
    line.show(Object.fromEntries(asked('closed', 'open').map(({ key, part }) => [key, part])));
    await countdown.waitFor({ state: 'detached' });
    await page.getByRole('article', { name: 'Entä sitten?' }).waitFor();
    const closes = line.received.filter(({ command }) =>
      JSON.stringify(command).includes('closeActivity'),
    );
    expect(closes).toEqual([]);
  });

  test('pg36_a_segment_is_moved_by_dragging_and_by_alt_and_an_arrow', async () => {
    const parts = meeting();
    const more = ['1.4', '1.5'].map((id) => ({ ...parts.get('segment:1.3'), id }));
    const agenda = {
      part: 'agenda',
      segments: ['1.1', '1.2', '1.3', '1.4', '1.5'],
      current: '1.2',
    };
    parted(parts, { agenda, 'segment:1.4': more[0] ?? {}, 'segment:1.5': more[1] ?? {} });
    const { page, line } = await phones.join(parts, HOST);
    const rows = page.getByRole('list', { name: 'Ohjelma' }).getByRole('listitem');
    const moved = () =>
      line.received.flatMap(({ command }) =>
        'agenda' in command && command.agenda.do === 'moveSegment' ? [command.agenda] : [],
      );
    await rows.nth(2).getByRole('button').focus();
    await page.keyboard.press('Alt+ArrowDown');
    await expect.poll(moved).toEqual([{ do: 'moveSegment', segment: '1.3', after: '1.4' }]);
    await rows.nth(4).dragTo(rows.nth(2));
    await expect
      .poll(() => moved().at(-1))
      .toEqual({ do: 'moveSegment', segment: '1.5', after: '1.2' });
    // The last place too; and what is no segment moves none.
    await rows.nth(2).dragTo(rows.nth(4));
    await expect
      .poll(() => moved().at(-1))
      .toEqual({ do: 'moveSegment', segment: '1.3', after: '1.5' });
    await rows.nth(3).dispatchEvent('drop');
    expect(moved()).toHaveLength(3);
  });
});
