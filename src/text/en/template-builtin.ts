/** The words of the standard templates: they become part of a meeting in the language of whoever applies them. */
export const templateBuiltIn = {
  kickoff: {
    name: 'Standard agenda: project kick-off',
    note: 'Say why, settle goal, division of work and rules; everybody leaves knowing what to deliver.',
    goal: 'Agree on the project’s goal, who does what, and the milestones of the first phase',
    outcome: 'Goal sheet, division of work and the tasks of the first phase',
    role: {
      sponsor: 'Head of the initiating department (decides)',
      heads: 'Heads of the departments taking part (take on work)',
      liaisons: 'Liaison of each department (carries it out)',
    },
    topic: {
      background: {
        title: 'Background and requirements',
        content: 'Why it is done, who asked for it, by when it must be done',
        output: 'One understanding of background and deadline',
      },
      goal: {
        title: 'Goal and acceptance criteria',
        content: 'What counts as done, measured how, accepted by whom',
        output: 'A measurable goal and acceptance criteria',
      },
      division: {
        title: 'Division of work and milestones',
        content: 'What each department delivers, when, and whom it depends on',
        output: 'Division of work and milestone dates',
      },
      rules: {
        title: 'Rules of working and reporting',
        content: 'Rhythm of meetings, how progress is reported, how problems are escalated',
        output: 'Meeting times, who keeps the ledger, the way of escalation',
      },
    },
  },
  problemSolving: {
    name: 'Standard agenda: solving a problem',
    note: 'Facts first, then causes, then remedies, so that nobody starts by blaming.',
    goal: 'Find the root cause and settle the remedy, who sees to it, and the date',
    outcome: 'Root cause, remedy and tasks',
    role: {
      affected: 'Departments affected (give the facts)',
      expert: 'Whoever knows the step best (carries it out)',
      decider: 'Somebody who can move resources (decides)',
    },
    topic: {
      facts: {
        title: 'What happened and what it did',
        content: 'When and where, whom it affects, the figures',
        output: 'Facts and effects that all agree on',
      },
      cause: {
        title: 'Causes',
        content: 'Ask why, layer by layer; tell the trigger from the root',
        output: 'The root cause',
      },
      solution: {
        title: 'Remedy and who does what',
        content: 'What could be done, what each costs, by whom, by when',
        output: 'The chosen remedy, its owner and date',
      },
    },
  },
  resourceConflict: {
    name: 'Standard agenda: sharing resources',
    note: 'All demands on one table, shared out by the company’s priorities, not by volume.',
    goal: 'Settle who gets the contested resource and when',
    outcome: 'A plan of allocation, and how the work affected is adjusted',
    role: {
      claimants: 'Departments that claim the resource (state their needs)',
      superior: 'A superior who can set priorities (decides)',
    },
    topic: {
      demands: {
        title: 'Who needs what, when',
        content: 'What each department needs, how much, when, and what happens without it',
        output: 'A comparison of demands',
      },
      priority: {
        title: 'Priorities',
        content: 'Order them by the company’s goals and say why',
        output: 'An order of priority with its reasons',
      },
      allocation: {
        title: 'Allocation',
        content: 'Who comes first, who later, how the gap is filled',
        output: 'The allocation, and who fills the gap',
      },
    },
  },
  reviewPlanning: {
    name: 'Standard agenda: review and planning',
    note: 'Results and gaps first, then the next phase. For quarterly reviews, mid-term checks and monthly alignment.',
    goal: 'Agree on what was reached and what was not, and settle goals, measures and owners of the next phase',
    outcome: 'Causes of the gaps, goals and measures of the next phase',
    role: {
      heads: 'Heads of departments (take on goals)',
      data: 'Whoever brings the figures',
      owners: 'Owners of the main tasks (carry it out)',
    },
    topic: {
      results: {
        title: 'Results against goals',
        content: 'Goal by goal, the rate reached; figures only',
        output: 'A table of what was reached',
      },
      gaps: {
        title: 'Gaps and causes',
        content: 'What is missing, and what of it we can change',
        output: 'A list of causes',
      },
      plan: {
        title: 'Goals and measures of the next phase',
        content: 'How much, by what means, by whom, by when',
        output: 'Goals, measures, owners and dates',
      },
      support: {
        title: 'Support needed',
        content: 'Which people, money or things are missing, and who provides them',
        output: 'What is provided, and by which department',
      },
    },
  },
  alignment: {
    name: 'Standard agenda: aligning goals',
    note: 'Everybody says how they understand it, then the differences, then one wording.',
    goal: 'Bring the departments to one understanding of goal, terms and time, in one wording',
    outcome: 'A wording that all have confirmed',
    role: { heads: 'Heads of departments (confirm)', owners: 'Those who do the work (carry it out)' },
    topic: {
      views: {
        title: 'How each department sees it',
        content: 'Three minutes each: own goal and plan',
        output: 'The views side by side',
      },
      difference: {
        title: 'Where they differ',
        content: 'Which goals, terms and dates differ, and what that does',
        output: 'A list of differences',
      },
      wording: {
        title: 'One wording',
        content: 'Settle it sentence by sentence and read it out',
        output: 'The wording and from when it holds',
      },
    },
  },
  progressSync: {
    name: 'Standard agenda: progress',
    note: 'Changes and obstacles only, no reading out of lists. For weekly and biweekly meetings.',
    goal: 'Align progress, clear obstacles on the spot, settle the tasks of the next period',
    outcome: 'Progress brought up to date and the tasks of the next period',
    role: { owners: 'Task owners (report progress)', host: 'Host (decides on obstacles)' },
    topic: {
      progress: {
        title: 'What has changed',
        content: 'Only what differs from the plan: ahead, behind, new',
        output: 'Tasks brought up to date',
      },
      blocks: {
        title: 'Obstacles',
        content: 'What is stuck, who is waited for, by when at the latest',
        output: 'For each obstacle who clears it, and when',
      },
      next: {
        title: 'The next period',
        content: 'The few things that matter most',
        output: 'Tasks, owners and dates',
      },
    },
  },
  topic: {
    name: 'Standard agenda: one matter',
    note: 'One thing at a time: the question, the options, the choice.',
    goal: 'Choose one option and settle who carries it out by when',
    outcome: 'The option chosen and the tasks that follow',
    role: {
      proposer: 'Whoever raised it (explains)',
      decider: 'Whoever decides',
      owners: 'Those who carry it out',
    },
    topic: {
      question: {
        title: 'The question',
        content: 'What is to be decided, what happens if it is not, what is fixed',
        output: 'The question in one sentence',
      },
      options: {
        title: 'The options',
        content: 'What each brings, costs, risks and takes',
        output: 'A comparison of the options',
      },
      choice: {
        title: 'Choice and division of work',
        content: 'Which one, why, by whom, by when',
        output: 'Decision, owner and date',
      },
    },
  },
  retrospective: {
    name: 'Standard agenda: retrospective',
    note: 'About the work, not the people: how it went, what to keep, what to change.',
    goal: 'Learn from the project and settle improvements that can be carried out',
    outcome: 'What was learnt, and tasks to improve',
    role: { team: 'The team (carries improvements out)', moderator: 'Host (settles improvements)' },
    topic: {
      facts: {
        title: 'How it went',
        content: 'The main points in time, beside the plan of then',
        output: 'A timeline',
      },
      well: {
        title: 'What went well',
        content: 'What worked, and how to keep it',
        output: 'Practices to keep',
      },
      badly: {
        title: 'What did not',
        content: 'Where it went wrong, and the root cause',
        output: 'Problems and root causes',
      },
      actions: {
        title: 'Improvements',
        content: 'What changes, who changes it, when it shows',
        output: 'Tasks, owners and dates',
      },
    },
  },
  followUp: {
    name: 'Standard agenda: follow-up meeting',
    note: 'Only about what is not done: why, how to mend it, the new date.',
    goal: 'Find out why tasks are not done, and settle remedies and new dates',
    outcome: 'Causes, remedies and new dates',
    role: {
      owners: 'Task owners (say why)',
      providers: 'Departments that can help (cooperate)',
      host: 'Host of the first meeting (decides)',
    },
    topic: {
      cause: {
        title: 'Why it is not done',
        content: 'At which step, what is missing, was it reported in time',
        output: 'The cause',
      },
      remedy: {
        title: 'Remedy and new date',
        content: 'How to mend it, who helps, why the new date will hold',
        output: 'Remedy, owner and new date',
      },
    },
  },
  jointStanding: {
    name: 'Standard agenda: standing joint meeting',
    note: 'Called regularly by the lead department: first what was agreed last time, then what is new.',
    goal: 'Check what was agreed last time and agree on what several departments will do together',
    outcome: 'Matters agreed, lead departments and dates',
    role: {
      lead: 'Head of the lead department',
      members: 'Heads of the member departments',
      liaisons: 'Liaisons of the members (carry it out)',
    },
    topic: {
      execution: {
        title: 'What became of the matters agreed last time',
        content: 'One by one: done, not done and why',
        output: 'A table of execution',
      },
      matters: {
        title: 'Matters of this meeting',
        content: 'For each who leads, who helps, by when',
        output: 'A list of matters agreed',
      },
      requests: {
        title: 'Matters raised by members',
        content: 'Where help of others is needed, and the next step',
        output: 'Whether it is taken up next time, and by whom',
      },
    },
  },
}
