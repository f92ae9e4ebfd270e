import timer from '../../features/timer/texts/shared.en';
import poll from '../../features/poll/texts/shared.en';
import draft from '../../form/texts/shared.en';
import type { Texts } from '../texts';
import type fi from './fi';
import { time } from '../format';
import type { MessageStateName } from '../../protocol';

const DECIDED: Record<MessageStateName, string> = {
  waiting: 'has put this back for review',
  held: 'has held this for the host',
  published: 'has published this',
  rejected: 'has rejected this',
  merged: 'has merged this into another',
  answered: 'has answered this',
  takenUp: 'has taken this further',
  withdrawn: 'has taken this back',
  removed: 'has removed the text',
};

const characters = (count: number) => (count === 1 ? '1 character' : `${count} characters`);

export default {
  product: 'Foorumi',
  language: 'Language',
  pageTitle: (state) => `${state} – Foorumi`,

  sending: 'Sending',
  waiting: 'Waiting for confirmation',
  saved: 'Saved',
  slow: 'Saving is slow. Your answer is kept on this device and will be sent as soon as the connection returns.',
  notSaved: 'Not saved',

  lineState: 'State of the connection',
  connecting: 'Connecting',
  live: 'Connected',
  reconnecting:
    'No connection. Your answers are kept and will be sent when the connection returns.',
  connectionLost: 'The connection was lost. Your answers are kept on this device.',
  connectionBack: 'The connection is back.',
  blocked:
    'The server answers, but this network or a proxy does not let live connections (WebSocket) through. Change to another network, such as mobile data, or turn off a VPN. If that does not help, tell those who maintain the service.',
  notKept:
    'The browser does not allow storage. Keep this page open: if you reload it, you come back to the meeting as a new participant.',
  notKeptStaff:
    'The browser does not allow storage. Keep this page open and the link safe: after a reload the page does not remember your settings, unfinished texts or that you had the controls.',
  unsent: (count) => `${count} not sent`,
  savingPaused: (since) =>
    `Saving has been paused since ${since}. Everything marked as saved is safe.`,
  diskFull:
    'The server’s disk is full: new answers cannot be saved now. Earlier ones are safe, and those that wait are saved automatically once there is space.',
  diskFullStaff: 'Ask whoever runs the service to free disk space.',

  rejection: {
    notAllowed: () => 'This is not part of your role in this meeting.',
    unreadable: () => 'The server did not understand the request. Reload the page and try again.',
    textTooLong: ({ max }) => `The text is too long. Shorten it to ${max} characters at most.`,
    textEmpty: () => 'Write something first.',
    equalOptions: () => 'Two options are the same. Change or remove one.',
    nameWithoutLetter: () => 'Write a name that has a letter in it.',
    notFound: () => 'This is not here any more. Somebody has removed it.',
    stale: () => 'Things changed meanwhile. You now see how they are: check and try again.',
    alreadyDecided: ({ by, state }) =>
      `${by.name ?? `Participant ${by.number}`} ${state ? DECIDED[state] : 'has already handled this'}.`,
    meetingEnded: () => 'The meeting has ended. No new answers are taken.',
    slowDown: ({ seconds }) => `Wait ${seconds} s before the next message.`,
    limitReached: ({ limit }) => `The maximum (${limit}) is already in use.`,
    namePolicy: () => 'This meeting uses names in another way. See the section Name.',
    promiseGiven: () =>
      'People have come already: data about them can only become less, and languages stay.',
    isStaff: () => 'Staff cannot be removed. Take the role back or renew the link first.',
    personRemoved: () => 'The staff are removing what you wrote. Try again in a moment.',
    noSuchPerson: ({ person }) => `Participant ${person} is not here.`,
    controlsHeld: ({ by }) =>
      by.name
        ? `${by.name} has the controls. Take them first.`
        : 'Another host has the controls. Take them first.',
    segmentStarted: () => 'The segment has already started.',
    alreadyAnswered: () => 'Somebody has already answered this, so it cannot be changed.',
    activityClosed: () => 'The task closed before your answer arrived. The answer was not saved.',
    activityNotOpen: () => 'The task has not been opened yet.',
    answersPaused: () => 'Answers are paused. Send when they are taken again.',
    listClosed: () => 'The speaking queue is closed. You can ask for the floor when it opens.',
    floorChanged: () => 'Somebody else has the floor now. Look at the queue and try again.',
    alreadyWaiting: () => 'This person is already in the queue.',
    alreadyPassed: () => 'You have already let your turn pass once.',
    wordsSpent: ({ words }) => `You have sent all your ${words} words. You can remove one of them.`,
    tooManyWords: () => 'Write three words at most at a time.',
    choiceInvalid: () => 'The choice does not fit this poll. Check how many you can choose.',
    votingStarted: () => 'Votes have been cast, so this cannot be changed.',
    wrongPhase: () => 'This cannot be done in the sheet’s present phase.',
    placeInvalid: () =>
      'An idea cannot be moved below an idea of its own branch. There can be at most 12 levels.',
    budgetSpent: ({ votes }) =>
      `You have given all your ${votes} votes. Take one back to give it to another idea.`,
    spentMore: ({ votes }) =>
      `Somebody has already given this many votes: ${votes}. You cannot go below that.`,
    proxyExceeds: ({ votes }) => `This many people can have given at most ${votes} votes.`,
    notOfGroup: () => 'Only the sheet’s group or staff can do this.',
    noStacking: () => 'One idea can have only one of your votes.',
    cameLater: ({ opened }) => `Only those who came before ${time(opened, 'en')} answer this.`,
    notYourOwn: () => 'Only its author or the staff can delete this idea. Ask them if needed.',
    builtOn: () => 'Others have built on this idea. Ask the staff to delete it.',
    reasonNeeded: () => 'Write a reason when you pick another idea than the one with most votes.',
    chatClosed: () => 'The chat takes no messages now.',
    quieted: () => 'The moderator has muted you. You can still vote.',
    mergeInvalid: () =>
      'Choose a message that is shown or waiting and has not been merged into another.',
    messageGone: () => 'The sender has taken the message back, or its text was removed.',
    decisionChanged: () => 'Somebody changed the decision at the same time. Check the new text.',
    failed: () => 'The request could not be carried out. Nothing changed.',
    tooManyPending: () => 'Too many requests wait for an answer. Wait a moment.',
    diskFull: () => 'The server’s disk is full and your answer was not saved. Tell the host.',
    unavailable: () =>
      'The server cannot save now, and your answer was not saved. Try again in a moment.',
  },
  refusal: {
    noSuchMeeting:
      'There is no meeting with this code or link. Check the eight digits of the code.',
    linkRevoked: 'This link is no longer valid. Ask the host for a new one.',
    roomFull: 'The meeting is full. Try again in a moment.',
    entranceClosed: 'The meeting takes no newcomers now. Ask the staff to open the entrance.',
    tooManyTries:
      'Too many codes wait for an answer on one connection. The page tries again in a moment.',
    tooManyMeetings: 'Too many meetings have been made from here. Try again in a few minutes.',
    makersSecret:
      'To make a meeting you need the password given by whoever runs this service. Check it.',
    oldVersion: 'The service has been updated. Reload the page.',
    badGreeting: 'The server did not understand this page. Reload the page.',
    notAllowed: 'This link does not give access to this.',
    unreadable: 'The server did not understand the request. Reload the page.',
    removed: 'The meeting’s data has been deleted, as its retention time has ended.',
    wrongName: 'The name does not match. Type the meeting’s name exactly.',
    fileTooLarge: 'The file is too large. It may be at most 25 megabytes.',
    fileKind: 'This file type is not accepted. Choose a PDF, PNG or JPEG.',
    tooManyFiles: 'The meeting has as many files as it may have. Remove one first.',
    filesTooLarge:
      'The files would be larger together than they may be: 100 megabytes. Remove one first.',
    noSuchFile: 'The file is not here any more.',
    diskFull: 'The server’s disk is full. Try again in a moment.',
    unavailable: 'The service is not available right now. Try again in a moment.',
  },
  toCode: 'To the home page',
  reload: 'Reload the page',
  tryAgain: 'Try again',
  noPart: 'This part of the page could not be loaded. Check the connection and try again.',

  role: {
    participant: 'Participant',
    presenter: 'Presenter',
    stage: 'Stage',
    organiser: 'Organiser',
    secretary: 'Secretary',
    moderator: 'Moderator',
    host: 'Host',
  },
  segmentKind: {
    welcome: 'Welcome',
    talk: 'Talk',
    discussion: 'Discussion',
    activity: 'Task',
    groupWork: 'Group work',
    break: 'Break',
    wrapUp: 'Wrap-up',
  },
  decidedBy: {
    vote: 'By vote',
    consensus: 'By consensus',
    host: 'By the host',
    noDecision: 'No decision',
  },
  participant: (number) => `Participant ${number}`,
  staffMark: 'staff',
  minutes: (count) => `${count}\u00a0min`,
  charactersLeft: (left) =>
    left < 0 ? `${characters(-left)} too many` : `${characters(left)} left`,
  moreWaiting: (count) => `and ${count} more waiting`,
  undo: 'Undo',
  close: 'Close',
  cancel: 'Cancel',
  yes: 'Yes',
  no: 'No',
  abstain: 'Abstain',
  endsAt: (day) =>
    `Nobody has ended the meeting. It ends automatically on ${day} unless somebody acts before.`,
  notices: 'Notices',
  poll,
  timer,
  draft,
} satisfies Texts<typeof fi>;
