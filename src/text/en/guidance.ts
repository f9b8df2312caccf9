/** What to do, what to mind and which form helps, step by step (S0-03). A line is a point of its own. */
export const guidance = {
  title: 'Guide',
  of: 'Guide: {{step}}',
  does: 'What to do',
  mind: 'What to mind',
  tools: 'What helps',
  open: 'Open: {{tool}}',
  step: {
    goal: {
      name: 'Goal',
      does: 'Say in one sentence what you will have afterwards: the result, the departments, the date.\nAsk first whether it can be settled without a meeting, then say why it cannot.\nNumber several goals; each topic serves one of them.',
      mind: '“Discuss” and “exchange” are no goals; what comes of the talk is.\nMany goals scatter a meeting; rather hold two.\nSay what is not discussed this time.',
      tool: 'Goal in three parts, and the five checks',
    },
    people: {
      name: 'People',
      does: 'Every topic to decide has somebody who can decide and somebody who carries it out.\nEvery department sends its head or its liaison.\nName a host and a recorder; the system can keep time.',
      mind: 'Everybody in the room has a part; who only needs to know reads the minutes.\nObservers listen; their notice says so.\nIf a key person cannot come, move the meeting or ask for a proxy.',
      tool: 'Attendance confirmation',
    },
    agenda: {
      name: 'Agenda',
      does: 'Break the goal into topics and fill in all five elements: title, content, owner, time, output.\nDecisions first, then discussions, then information; important and urgent ones on top.\nKeep 10–15 minutes at the end for the read-back.',
      mind: 'At most five topics; more than that is two meetings.\nThe times fit into the meeting, with about five minutes an hour in hand.\nA topic that does not serve the goal belongs elsewhere.',
      tool: 'The agenda',
    },
    materials: {
      name: 'Materials',
      does: 'Say who prepares what by when, and what readers should know afterwards.\nHand in two working days ahead, so that there is time to review.\nData names its source; options come with a comparison.',
      mind: 'Materials are read before the meeting, not out loud in it.\nA new version has to be read again.\nWhat nobody has opened cannot be made up for in the room.',
      tool: 'The list of materials',
    },
    venue: {
      name: 'Room and equipment',
      does: 'On site: book the room, try the projector and the microphone.\nOnline: try the network, name who shares the screen and who records, put the link in the notice.\nTick line by line; then one person confirms.',
      mind: 'Equipment that is tried on the day costs the first ten minutes.\nIf time or place change, the room is confirmed again.',
      tool: 'The checklist of the venue',
    },
    record: {
      name: 'Live record',
      does: 'Open within three minutes: the goal, the agenda, the rules of time.\nOne line, one thing: viewpoint, dispute, consensus, decision or task, and whose it is.\nBefore a topic ends, read out its final wording and choose its outcome.',
      mind: 'Record what is agreed, not every word; do not reword what somebody said.\nWrite down disputes too: who follows up, and when they come back.\nPut aside what leads astray, and see to it afterwards.',
      tool: 'The live record',
    },
    readBack: {
      name: 'Read-back',
      does: 'Read out each decision and task and tick it there and then.\nEach task has its owner, its date and what counts as done.\nMend what is disputed, and read it out again.',
      mind: 'Do not leave it for later; outside the room people remember differently.\n“Soon” is no date.',
      tool: 'Item by item',
    },
    minutes: {
      name: 'Minutes',
      does: 'Write the first draft within 24 hours and send it to those who were there.\nCheck decisions, tasks, owners and dates against the record.\nCollect the answers, make it final, and keep one version.',
      mind: 'Silence is not consent; the final version names who was silent.\nFinal minutes cannot be changed; errors are amended.\nWith classified matters, check the recipients first.',
      tool: 'The minutes',
    },
    followUp: {
      name: 'Follow-up',
      does: 'Each decision becomes at least one task with one owner.\nReport progress every week, and ask for support in time.\nA task is done when it is accepted; the loop is closed when all are.',
      mind: 'The owner is one person, never everybody.\nAsk for more time a day ahead, with the reason and the new date.\nDeferred topics come back at the next meeting.',
      tool: 'Task allocation sheet',
    },
  },
} as const
