// A meeting with its host at the desk and people on their phones, for journeys that need no programme.

import { LAPTOP, PHONE, device } from './browser.mjs';
import { makeMeeting } from './meeting.mjs';
import { noErrors } from './participant.mjs';
import { overhear } from './wire.mjs';

export async function meetingWith(server, browser, people) {
  const meeting = await makeMeeting(server.origin);
  const host = await device(browser, LAPTOP);
  await host.goto(`${server.origin}/host#${meeting.host}`);
  const phones = [];
  for (let at = 0; at < people; at += 1) phones.push(await device(browser, PHONE));
  for (const page of phones) page.commands = overhear(page);
  for (const page of phones) await page.goto(`${server.origin}/${meeting.code}`);
  return { ...meeting, host, phones };
}

export async function leave(...pages) {
  for (const page of pages) {
    noErrors(page, 'a');
    await page.context().close();
  }
}
