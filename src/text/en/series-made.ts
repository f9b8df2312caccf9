/** What the product itself writes into meetings, in the organisation's language. */
export const seriesMade = {
  copyName: '{{name}} (copy)',
  meetingName: '{{name}} (no. {{no}})',
  review: {
    title: 'Review of open items',
    content:
      'Go through what is open, late or newly done since the last meeting; say why and what will be done about it',
    output: 'Where each item stands, and for late ones a remedy and a new date',
  },
  next: {
    name: '{{name}} (next meeting)',
    need: 'The next meeting agreed on in minutes {{number}}',
  },
  followUp: {
    nameOfTask: 'Follow-up meeting on “{{name}}”',
    nameOfMeeting: '{{name}}: follow-up meeting',
    goal: 'Find out why {{count}} task(s) are not done in time; settle remedies, resources and new dates',
    outcome: 'For each task: the cause, the remedy, who sees to it, and a new date',
    need: 'Task(s) {{tasks}} are not done in time and need the departments at one table',
    topic: '{{name}}: why it is not done, and what to do',
    content: 'What is the cause, what is missing, who will mend it, by when',
    output: 'The remedy, who sees to it, and a new date',
    separator: ', ',
  },
}
