/** What a progress report writes into the meeting that is called from it. */
export const syncMade = {
  period: '{{from}} to {{to}}',
  meeting: {
    name: 'Progress meeting: {{name}}',
    goal: 'Share the progress of “{{name}}” from {{period}}, and agree for each item that is not done on a measure, an owner and a date',
    outcome:
      'A measure for each item that is not done and an answer to each call for help, with owner and date',
    need: 'Progress is shared regularly, as the norm has it; see progress report {{number}} ({{period}}).',
  },
  topic: {
    progress: 'Progress',
    progressOutput: 'What is done is confirmed; what is not has a measure and a new date',
    done: 'Done:',
    undone: 'Not done:',
    none: '(nothing)',
    because: ' (because: {{reason}})',
    help: '; help needed from {{dept}}',
    support: 'Help needed: {{text}}',
    question: 'Can {{dept}} help, and by when: {{text}}',
    supportOutput: 'Whether there is help, by whom and by when',
  },
}
