export const meetingRisk = {
  title: 'Risks of meetings',
  intro:
    'The 12 things that most often go wrong between departments: how to tell, what to do beforehand, what to do on the spot.',
  toLibrary: 'See all risks of meetings',
  library: {
    vagueGoal: {
      name: 'Vague goal',
      sign: 'No goal is written, or only “discuss” or “talk about”; nobody can tell what the meeting should bring.',
      before:
        'Complete the goal by SMART: what, how much, by when. If it cannot be written, do not meet yet.',
      during:
        'Read the goal out in the first minute and ask what must be settled by the end; begin once all agree.',
    },
    scatteredTopics: {
      name: 'Too many topics',
      sign: 'More than five topics, or topics of several goals; less than ten minutes for each.',
      before:
        'Rank by importance and urgency, keep five; tell the rest in writing or meet about them separately.',
      during: 'Put whatever comes up aside and place it before the end; do not open it now.',
    },
    keyPersonAbsent: {
      name: 'Key people absent',
      sign: 'A decider, the host or the recorder has declined, and no proxy is named.',
      before: 'Ask for a proxy who can decide on the spot; without one, move the meeting.',
      during:
        'Mark what needs them as provisional, with who confirms it and by when; have it confirmed the same day.',
    },
    materialsUnread: {
      name: 'Materials missing or unread',
      sign: 'Materials have no preparer or are late, or too few people have opened them.',
      before:
        'Remind the preparer a day ahead; send one page of key points with the notice and ask the key people by name.',
      during: 'Read in silence for five minutes first; move topics without materials to the end, or out.',
    },
    offTopic: {
      name: 'Off topic',
      sign: 'Topics do not serve the goal, and talk does not match their titles.',
      before: 'Write for each topic the problem and the output; take off what does not serve the goal.',
      during:
        'Bring it back in one sentence: “That is noted; let us return to what this topic should bring.”',
    },
    overtime: {
      name: 'Running over',
      sign: 'Topics add up to more than the meeting, or have run over already, and nobody keeps the time.',
      before: 'Give every topic its minutes, keep time for reading back, and name a timekeeper.',
      during: 'Say when five minutes are left; when time is up the host chooses to extend or to move it out.',
    },
    silence: {
      name: 'One voice, or silence',
      sign: 'Nearly all is said by one department, or so many take part that most say nothing.',
      before: 'Collect written views beforehand; make those observers who only need to know, and keep to 12.',
      during: 'Juniors first, department by department, three minutes each, the host last.',
    },
    deadlock: {
      name: 'Deadlock',
      sign: 'Disputes have no final wording, or departments compete for one resource.',
      before: 'Talk to each head beforehand; where resources are at stake, get a direction from above.',
      during:
        'Write the dispute as one sentence and two options, ten minutes at most; then escalate, with who rules by when.',
    },
    noDecision: {
      name: 'Talk without decision',
      sign: 'No decider for a topic to be decided, no output written, or a topic that keeps coming back.',
      before: 'Draft for each such topic the decision in one sentence and two options.',
      during:
        'Close every topic with one outcome: decided, deferred, escalated or for information. The third time, escalate.',
    },
    noExecution: {
      name: 'Decisions not carried out',
      sign: 'Few tasks of the last meeting are done, or decisions have no task.',
      before: 'Begin with the review of open items; owners of late ones bring the cause and a remedy.',
      during:
        'Break each decision into tasks with one owner, one date and a test of done; read them out before the end.',
    },
    unclearOwner: {
      name: 'Unclear responsibility',
      sign: 'Tasks have no owner, or say “the departments concerned” or “everybody”.',
      before: 'Ask each department for one liaison; tasks go to people, not to departments.',
      during:
        'The owner says it back: what, by when, what is missing. What nobody says back is not given out.',
    },
    lateMinutes: {
      name: 'Late minutes',
      sign: 'No recorder, or no time kept at the end for reading back.',
      before: 'Name a recorder and keep 10 to 15 minutes at the end.',
      during:
        'Write as you go and read back item by item; the draft within 24 hours, the final version within 48.',
    },
  },
  field: {
    name: 'Risk',
    sign: 'How to tell',
    before: 'Beforehand',
    during: 'In the meeting',
    note: 'Reminder for this meeting',
  },
  edit: {
    open: 'Put it in our own words',
    title: 'Change “{{name}}”',
    save: 'Save',
    reset: 'Back to the standard words',
    isOwn: 'Our own words',
    saved: 'Saved',
    wasReset: 'The standard words are back',
  },
  section: {
    title: 'Risks of this meeting',
    likely: 'May happen in this meeting',
    attached: 'Reminders for this meeting',
    none: 'As it is prepared now, none of the usual risks shows.',
    noneHint: 'You can also pick one from the library as a reminder.',
    pick: 'Add from the library',
    attach: 'Make it a reminder',
    detach: 'Take it off',
    addNote: 'Note',
    by: 'Added by {{name}}',
    more: 'What to do',
  },
  why: {
    goalMissing: 'No goal is written',
    goalVague: 'The goal is too vague to tell what it should bring',
    tooManyTopics: '{{count}} topics, more than the norm allows',
    topicWithoutGoal: 'A topic does not serve the goal',
    deciderDeclined: '{{count}} decider(s) not coming',
    hostOrRecorderDeclined: 'The host or the recorder is not coming',
    materialMissing: 'Materials lack a preparer or a due time',
    materialsUnread: 'Only {{percent}}% have read the materials',
    tooLong: 'The topics add up to more than the meeting',
    overran: '{{count}} topic(s) ran over already',
    noTimekeeper: 'Several topics and no timekeeper',
    manyPeople: '{{count}} core people, too many to hear',
    oneVoice: 'One department says {{percent}}% of it',
    openDispute: '{{count}} dispute(s) without a final wording',
    contention: 'Departments compete for resources',
    noDecider: 'A topic to be decided lacks a decider or an executor',
    outputMissing: '{{count}} topic(s) do not say what they should bring',
    cameBefore: 'A topic has been on {{times}} agendas without a decision',
    lastTimeUndone: 'Only {{percent}}% of the last meeting’s tasks are done',
    decisionWithoutTask: '{{count}} decision(s) without a task',
    ownerMissing: 'A task has nobody in particular to own it',
    noRecorder: 'No recorder yet',
    noConfirmTime: 'No time kept at the end for reading back',
  },
}
