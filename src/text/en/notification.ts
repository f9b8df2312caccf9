/** Notices, in the product and by mail. `value` gives words to parameters that are codes, or empty (`none`). */
export const notification = {
  kind: {
    collaboration: {
      toConfirm: {
        title: 'Please confirm the charter: {{title}}',
        body: '{{by}} puts the charter of the project “{{title}}” ({{number}}) to you. Check duty, output and deadline of your department; if you disagree, object and say why.',
        action: 'Confirm or object',
      },
      objected: {
        title: '{{dept}} objects to the charter: {{title}}',
        body: '{{by}} objects for {{dept}} to the charter of the project “{{title}}” ({{number}}): {{reason}}',
        action: 'Answer the objection',
      },
      objectionAnswered: {
        title: 'Your objection has been answered: {{title}}',
        body: '{{by}} answered your objection to the charter of the project “{{title}}” ({{number}}): {{text}} Please confirm, or object again.',
        action: 'Read the answer and confirm',
      },
      allConfirmed: {
        title: 'All departments have confirmed, you can start: {{title}}',
        body: 'All departments have confirmed the charter of the project “{{title}}” ({{number}}).',
        action: 'Start the project',
      },
      started: {
        title: 'The project has started: {{title}}',
        body: '{{by}} started the project “{{title}}” ({{number}}), and you are in it. The meetings of its plan and the tasks of its division of labour are there.',
        action: 'See the project',
      },
      paused: {
        title: 'The project is paused: {{title}}',
        body: '{{by}} paused the project “{{title}}” ({{number}}). Reason: {{reason}}',
        action: 'See the project',
      },
      resumed: {
        title: 'The project goes on: {{title}}',
        body: '{{by}} took the project “{{title}}” ({{number}}) up again: {{reason}}',
        action: 'See the project',
      },
      terminated: {
        title: 'The project has been ended: {{title}}',
        body: '{{by}} ended the project “{{title}}” ({{number}}); open tasks are cancelled. Reason: {{reason}}',
        action: 'See the project',
      },
      stopAsked: {
        title: '{{by}} asks to end it: {{title}}',
        body: '{{by}} asks to end the project “{{title}}” ({{number}}); you or another superior decides. Reason: {{reason}}',
        action: 'Agree or refuse',
      },
      stopRefused: {
        title: 'The project goes on, ending it was refused: {{title}}',
        body: '{{by}} does not agree to end the project “{{title}}” ({{number}}). Reason: {{reason}}',
        action: 'See the project',
      },
      delegated: {
        title: '{{by}} hands you “{{power}}”: {{title}}',
        body: 'In the project “{{title}}” ({{number}}), {{by}} hands you the leader’s power “{{power}}”. Reason: {{reason}}',
        action: 'See the project',
      },
    },
    request: {
      toReview: {
        title: 'Please review the request: {{title}}',
        body: '{{by}} has submitted the collaboration request “{{title}}” ({{number}}). The first review of necessity, soundness and completeness is yours, until {{dueAt}}.',
        action: 'Review the request',
      },
      reviewLate: {
        title: 'First review overdue: {{title}}',
        body: 'The first review of the collaboration request “{{title}}” ({{number}}) was due by {{dueAt}}. It is still with you.',
        action: 'Review the request',
      },
      passed: {
        title: 'First review passed: {{title}}',
        body: '{{by}} has passed the collaboration request “{{title}}” ({{number}}). The receiving departments have been asked.',
        action: 'See where it stands',
      },
      returned: {
        title: 'Request returned: {{title}}',
        body: '{{by}} has returned the collaboration request “{{title}}” ({{number}}): {{comment}}',
        action: 'Complete and resubmit',
      },
      rejected: {
        title: 'Request turned down: {{title}}',
        body: '{{by}} has turned down the collaboration request “{{title}}” ({{number}}). Reason: {{reason}}',
        action: 'Open the request',
      },
      asked: {
        title: '{{department}} is asked: {{title}}',
        body: '{{by}} asks {{department}} by the collaboration request “{{title}}” ({{number}}), with an answer due by {{dueAt}}. You are its head or liaison: accept, propose a change, or say why not.',
        action: 'Answer the request',
      },
      answerDue: {
        title: '{{department}} has not answered yet: {{title}}',
        body: '{{department}} is to answer the collaboration request “{{title}}” ({{number}}) by {{dueAt}} and has not done so yet.',
        action: 'Answer the request',
      },
      answerLate: {
        title: '{{department}} is late: {{title}}',
        body: 'The time to answer the collaboration request “{{title}}” ({{number}}) ran out at {{dueAt}}, without an answer from {{department}}. The heads of both sides hear of it; please talk.',
        action: 'Open the request',
      },
      answered: {
        title: '{{department}} has answered: {{title}}',
        body: '{{by}} has answered the collaboration request “{{title}}” ({{number}}) for {{department}}: {{answer}}.',
        action: 'See the answer',
      },
      countered: {
        title: '{{department}} proposes a change: {{title}}',
        body: '{{by}} of {{department}} proposes a change to the collaboration request “{{title}}” ({{number}}): {{text}}',
        action: 'Come to terms',
      },
      forwarded: {
        title: 'Request passed on to {{department}}: {{title}}',
        body: '{{by}} has passed the collaboration request “{{title}}” ({{number}}) on to {{department}}. Reason: {{reason}}',
        action: 'Open the request',
      },
      dropped: {
        title: 'Your department is no longer asked: {{title}}',
        body: '{{by}} no longer asks your department about the collaboration request “{{title}}” ({{number}}). Reason: {{reason}}',
        action: 'Open the request',
      },
      revised: {
        title: 'Request revised: {{title}}',
        body: '{{by}} has revised the collaboration request “{{title}}” ({{number}}): {{text}} Your answer stands; change it if need be.',
        action: 'See what changed',
      },
      toAssess: {
        title: 'All have answered, please assess: {{title}}',
        body: 'All departments have answered the collaboration request “{{title}}” ({{number}}). You assess it: say whether it is feasible.',
        action: 'Assess feasibility',
      },
      toDecide: {
        title: 'Please decide: {{title}}',
        body: '{{by}} assesses the collaboration request “{{title}}” ({{number}}) as {{feasibility}}. Whether to accept it is your decision.',
        action: 'Decide',
      },
      accepted: {
        title: 'Request accepted: {{title}}',
        body: '{{by}} has accepted the collaboration request “{{title}}” ({{number}}). The initiating department now sets up a collaboration or a task.',
        action: 'Open the request',
      },
      converted: {
        title: 'Request under way: {{title}}',
        body: '{{by}} has turned the collaboration request “{{title}}” ({{number}}) into {{what}}.',
        action: 'Open the request',
      },
      withdrawn: {
        title: 'Request withdrawn: {{title}}',
        body: '{{by}} has withdrawn the collaboration request “{{title}}” ({{number}}). Reason: {{reason}}',
        action: 'Open the request',
      },
      closed: {
        title: 'Request done, please rate it: {{title}}',
        body: 'Your collaboration request “{{title}}” ({{number}}) is done. Please say how it went.',
        action: 'Rate it',
      },
    },
    meeting: {
      collecting: {
        title: 'Topics wanted: {{title}}',
        body: '{{by}} is collecting topics for “{{title}}” ({{number}}) until {{dueAt}}. You are on the list; please propose what has to be solved there.',
        action: 'Propose a topic',
      },
      topicProposed: {
        title: '{{by}} proposes a topic for “{{title}}”: {{topic}}',
        body: '{{by}} proposes “{{topic}}” for “{{title}}” ({{number}}). You organise the meeting; please say whether it goes on the agenda.',
        action: 'Answer the proposal',
      },
      topicAccepted: {
        title: 'Your topic is on the agenda of “{{title}}”: {{topic}}',
        body: '{{by}} put your topic “{{topic}}” on the agenda of “{{title}}” ({{number}}). It is yours; please say what is to be discussed.',
        action: 'See the agenda',
      },
      topicDeclined: {
        title: 'Your topic is not on the agenda of “{{title}}”: {{topic}}',
        body: '{{by}} did not put your topic “{{topic}}” on the agenda of “{{title}}” ({{number}}). Reason: {{reason}}',
        action: 'See the proposals',
      },
      collectionOver: {
        title: 'Collecting of topics has ended: {{title}}',
        body: 'No more topics are taken for “{{title}}” ({{number}}). Proposals without an answer: {{count}}. You organise the meeting; please answer them and settle the agenda.',
        action: 'Answer the proposals',
      },
      materialDue: {
        title: 'Material for “{{title}}” is due: {{name}}',
        body: 'The material “{{name}}” for “{{title}}” ({{number}}) is due by {{dueAt}}. You prepare it; please upload it in time.',
        action: 'Upload the material',
      },
      materialLate: {
        title: 'Material for “{{title}}” is late: {{name}}',
        body: 'The material “{{name}}” for “{{title}}” ({{number}}) was due by {{dueAt}}, and {{person}} has not handed it in. You prepare it or organise the meeting; please see to it.',
        action: 'See the material',
      },
      materialIn: {
        title: '{{by}} handed in material for “{{title}}”: {{name}}',
        body: '{{by}} handed in the material “{{name}}” for “{{title}}” ({{number}}). You organise the meeting; please review it.',
        action: 'Review the material',
      },
      materialBack: {
        title: 'Material for “{{title}}” needs changes: {{name}}',
        body: '{{by}} reviewed the material “{{name}}” for “{{title}}” ({{number}}). What has to change: {{comment}}',
        action: 'Change and upload again',
      },
      invited: {
        title: 'Invitation: {{title}}',
        body: '{{by}} invites you to the meeting “{{title}}” ({{number}}) on {{startAt}}, place: {{place}}. You are on the list of attendees; please say whether you will come.',
        action: 'Answer the invitation',
      },
      rescheduled: {
        title: 'Rescheduled: {{title}}',
        body: '{{by}} changed the arrangements of the meeting “{{title}}” ({{number}}). New time: {{startAt}}, place: {{place}}. You are on the list of attendees; please answer again.',
        action: 'Answer again',
      },
      cancelled: {
        title: 'Cancelled: {{title}}',
        body: '{{by}} cancelled the meeting “{{title}}” ({{number}}) planned for {{startAt}}. Reason: {{reason}}. You were on the list of attendees.',
        action: 'See the meeting',
      },
      rsvp: {
        title: '{{person}} {{answer}}: {{title}}',
        body: '{{person}} {{answer}} the meeting “{{title}}” ({{number}}). You are told because you organise it.',
        action: 'See all answers',
      },
      proxy: {
        title: 'Please stand in: {{title}}',
        body: '{{person}} cannot come to the meeting “{{title}}” ({{number}}, {{startAt}}) and has named you to stand in. You may {{scope}}.',
        action: 'See the meeting and its papers',
      },
      reminder: {
        title: 'Starts {{startAt}}: {{title}}',
        body: 'The meeting “{{title}}” ({{number}}) starts on {{startAt}}, place: {{place}}. You are on the list of attendees; please read the papers beforehand.',
        action: 'Open the meeting',
      },
      evaluate: {
        title: 'How was it: {{title}}',
        body: '“{{title}}” ({{number}}) is over. Please say by {{dueAt}} how it went. You are asked because you were there; your name can be left out.',
        action: 'Say how it was',
      },
      closed: {
        title: 'Loop closed: {{title}}',
        body: 'Every decision of the meeting “{{title}}” ({{number}}) has been carried out, and the meeting is closed. You are told because you hosted or organised it.',
        action: 'See the meeting',
      },
    },
    minutes: {
      draftDue: {
        title: 'Minutes to write: {{title}}',
        body: 'The first draft of the minutes of “{{title}}” ({{number}}) has to be ready by {{dueAt}}. You are the recorder; please finish it before then.',
        action: 'Write the minutes',
      },
      draftLate: {
        title: 'Minutes are late: {{title}}',
        body: 'The first draft of the minutes of “{{title}}” ({{number}}) was due by {{dueAt}}, and the recorder, {{person}}, has not finished it. You are the host; please follow up.',
        action: 'See the minutes',
      },
      sent: {
        title: 'Minutes to confirm: {{title}}',
        body: '{{by}} sent you the minutes of “{{title}}” ({{number}}). Please confirm them or propose changes by {{dueAt}}.',
        action: 'Confirm the minutes',
      },
      reminder: {
        title: 'Reminder, minutes to confirm: {{title}}',
        body: 'We have not heard from you on the minutes of “{{title}}” ({{number}}); feedback is due by {{dueAt}}. Please confirm them or propose changes.',
        action: 'Confirm the minutes',
      },
      feedbackLate: {
        title: 'No feedback from {{person}}: {{title}}',
        body: '{{person}} did not answer on the minutes of “{{title}}” ({{number}}) by {{dueAt}}. You are told as host or recorder; silence does not count as consent.',
        action: 'See the feedback',
      },
      proposed: {
        title: '{{person}} proposes changes: {{title}}',
        body: '{{person}} proposed changes to the minutes of “{{title}}” ({{number}}). You are in charge of them; please answer each one.',
        action: 'Answer the proposals',
      },
      revised: {
        title: 'Minutes revised, please confirm again: {{title}}',
        body: '{{by}} revised the minutes of “{{title}}” ({{number}}). You are a recipient; please confirm again by {{dueAt}}.',
        action: 'See the changes and confirm',
      },
      final: {
        title: 'Final minutes: {{title}}',
        body: '{{by}} made the minutes of “{{title}}” ({{number}}) final. You are a recipient; this is the version that counts.',
        action: 'Read the final version',
      },
      redrawn: {
        title: 'Minutes taken back: {{title}}',
        body: 'Since the minutes of “{{title}}” ({{number}}) were sent, {{what}} changed; {{by}} has drawn the text in again. You are a recipient and will be asked about the new version.',
        action: 'See the minutes',
      },
      amendmentAsked: {
        title: 'Amendment to approve: {{title}}',
        body: '{{by}} asks to amend the minutes of “{{title}}” ({{number}}) at: {{place}}. You are the host or answer for this item; please decide.',
        action: 'Decide on the amendment',
      },
      amendmentRejected: {
        title: 'Amendment rejected: {{title}}',
        body: '{{by}} does not agree to amend the minutes of “{{title}}” ({{number}}) at: {{place}}. Reason: {{reason}}',
        action: 'See the amendment',
      },
      amended: {
        title: 'Minutes amended: {{title}}',
        body: 'The minutes of “{{title}}” ({{number}}) have been amended by {{by}} at: {{place}}. You received the original; the amended version counts now.',
        action: 'See what changed',
      },
      finalDue: {
        title: 'Minutes to make final: {{title}}',
        body: 'The minutes of “{{title}}” ({{number}}) have to be final by {{dueAt}} and are not yet. You are the host; please see to it.',
        action: 'See to the minutes',
      },
    },
    decision: {
      vote: {
        title: 'Please vote: {{title}}',
        body: 'Decision “{{title}}” ({{number}}) is being voted on, until {{dueAt}}. You hold a ballot; you can change it until the vote closes.',
        action: 'Cast the ballot',
      },
      conditionMet: {
        title: 'Please send the notice: {{title}}',
        body: 'What decision “{{title}}” ({{number}}) was waiting for has happened: {{condition}}. You are to send the notice, by {{dueOn}} at the latest. It is drafted; check it and send it.',
        action: 'Check and send the notice',
      },
      notice: {
        title: '{{title}}',
        body: '{{text}} (decision {{number}})',
        action: 'See the decision',
      },
      conditionAsked: {
        title: 'Has the condition occurred? {{title}}',
        body: 'Decision “{{title}}” ({{number}}) waits for: {{condition}}. The day affected is {{affectedOn}}. If it has occurred, the notice must be out by {{dueOn}}. You send it, so please check; if it has not occurred, there is nothing to do.',
        action: 'Check the condition',
      },
      noticeDue: {
        title: 'Notice due soon: {{title}}',
        body: 'The notice of decision “{{title}}” ({{number}}) is drafted and not sent. Its last day is {{dueOn}}.',
        action: 'Check and send the notice',
      },
      noticeLate: {
        title: 'Notice not sent yet: {{title}}',
        body: 'The notice of decision “{{title}}” ({{number}}) had to go out by {{dueOn}} and has not. You chair the meeting or send the notice; please see to it.',
        action: 'Send the notice',
      },
      chatToConfirm: {
        title: 'Please confirm: {{title}}',
        body: '{{by}} has put the decision “{{title}}” ({{number}}), taken in a chat, in writing and has you in copy. Please see whether it is as you know it.',
        action: 'Read and confirm',
      },
      chatCorrected: {
        title: 'Corrected, please confirm again: {{title}}',
        body: '{{by}} has corrected the written record of the chat decision “{{title}}” ({{number}}). Why: {{text}}. Please see whether the new wording is as you know it.',
        action: 'Read and confirm',
      },
      chatObjected: {
        title: 'Objection: {{title}}',
        body: '{{by}} objects to your record of the chat decision “{{title}}” ({{number}}): {{text}}. Please correct it, or say why the wording stands.',
        action: 'Correct or reply',
      },
      chatReplied: {
        title: 'Your objection was answered: {{title}}',
        body: '{{by}} has answered your objection to the chat decision “{{title}}” ({{number}}): {{text}}',
        action: 'Read the answer',
      },
      chatUnwritten: {
        title: 'Still to be written down: {{title}}',
        body: 'You noted that “{{title}}” was decided in a chat. It had to be put in writing by {{latest}} and has not been yet.',
        action: 'Write it down now',
      },
      noTask: {
        title: 'Decision without a task: {{title}}',
        body: 'Decision “{{title}}” ({{number}}) has no task one working day after the minutes became final ({{dueAt}}). You chaired the meeting; please settle who carries it out.',
        action: 'Hand out a task',
      },
      confirmBy: {
        title: 'Provisional decision to confirm: {{title}}',
        body: 'Provisional decision “{{title}}” ({{number}}) is to be confirmed by {{dueOn}}. You chaired the meeting; please confirm or change it.',
        action: 'Confirm or change it',
      },
      approvalToSubmit: {
        title: 'Please hand in a request: {{title}}',
        body: 'A decision asks you to hand in “{{title}}” ({{number}}), by {{dueOn}}.',
        action: 'Fill in and hand in',
      },
      approvalDue: {
        title: 'Request due soon: {{title}}',
        body: '“{{title}}” ({{number}}) is to be handed in by {{dueOn}} and has not been yet. You are to hand it in.',
        action: 'Fill in and hand in',
      },
      approvalLate: {
        title: 'Request overdue: {{title}}',
        body: '{{person}} was to hand in “{{title}}” ({{number}}) by {{dueOn}} and has not. You are to hand it in, or chaired the meeting.',
        action: 'See the request',
      },
      approvalAsked: {
        title: 'Please approve: {{title}}',
        body: '{{by}} has handed in “{{title}}” ({{number}}). You are asked to approve or turn it down.',
        action: 'Answer the request',
      },
      approvalGranted: {
        title: 'Approved: {{title}}',
        body: '{{by}} has approved “{{title}}” ({{number}}). Comment: {{comment}}.',
        action: 'See the request',
      },
      approvalRejected: {
        title: 'Turned down: {{title}}',
        body: '{{by}} has turned down “{{title}}” ({{number}}). Reason: {{comment}}. It can be put right and handed in again.',
        action: 'See the request',
      },
    },
    task: {
      assigned: {
        title: 'New task: {{title}}',
        body: '{{by}} gave you the task “{{title}}” ({{number}}), due {{dueOn}}. Please read what counts as done, then start.',
        action: 'See the task',
      },
      toReview: {
        title: 'You are to accept: {{title}}',
        body: '{{by}} named you to accept the task “{{title}}” ({{number}}, owner: {{owner}}). You will hear again when the work is handed in.',
        action: 'See the task',
      },
      dueSoon: {
        title: 'Due soon: {{title}}',
        body: 'The task “{{title}}” ({{number}}) is due on {{dueOn}}. You own it or cooperate in it; if it cannot be done in time, report a delay at least a day ahead.',
        action: 'Update the task',
      },
      overdue: {
        title: 'Overdue, state not collected: {{title}}',
        body: 'The task “{{title}}” ({{number}}, owner: {{owner}}) was due on {{dueOn}}, and nothing has been recorded since. You follow it up; please note the reason and what is done about it.',
        action: 'Record how it stands',
      },
      dueToday: {
        title: 'Due today: {{title}}',
        body: 'Task “{{title}}” ({{number}}, owner: {{owner}}) is planned for {{dueOn}}. You own it or cooperate on it: hand in the work when it is done, or apply for a later date if it will not be.',
        action: 'Report progress',
      },
      late: {
        title: '{{days}} working day(s) late: {{title}}',
        body: 'Task “{{title}}” ({{number}}, owner: {{owner}}) was due on {{dueOn}}. It has not been handed in, and nobody has applied for a later date. By the reminder steps of your organisation you are told now.',
        action: 'Open the task',
      },
      urged: {
        title: '{{by}} asks about: {{title}}',
        body: 'Task “{{title}}” ({{number}}, due {{dueOn}}) waits for you. Message: {{text}}',
        action: 'See to the task',
      },
      weekly: {
        title: 'Weekly update due: {{title}}',
        body: 'Your task “{{title}}” ({{number}}) has no update this week; please give one by {{dueAt}}.',
        action: 'Update the task',
      },
      weeklyMissed: {
        title: 'Weekly update missed: {{title}}',
        body: 'The task “{{title}}” ({{number}}, owner: {{owner}}) had no update by {{dueAt}}. You are told as its owner or as keeper of the ledger; please make up for it.',
        action: 'Update the task',
      },
      weeklyMany: {
        title: 'Report this week: {{title}} and others, {{count}} in all',
        body: '“{{title}}” and others, {{count}} tasks that you own, have had no report this week. Report on them by {{dueAt}}: a sentence and a percentage each.',
        action: 'Report on each',
      },
      weeklyMissedMany: {
        title: 'No report this week: {{title}} and others, {{count}} in all',
        body: '“{{title}}” and others, {{count}} tasks, were not reported on by {{dueAt}}. You own them or keep track of them: report now, or ask.',
        action: 'See each',
      },
      support: {
        title: 'Support needed: {{title}}',
        body: '{{by}} asks for support with the task “{{title}}” ({{number}}): {{text}}. Please find resources or change the plan.',
        action: 'Answer the request',
      },
      supportGiven: {
        title: 'Support given: {{title}}',
        body: '{{by}} confirmed that the task “{{title}}” ({{number}}) has the support it needs; you can go on.',
        action: 'Go on with the task',
      },
      supportRefused: {
        title: 'No support: {{title}}',
        body: '{{by}} cannot help with the task “{{title}}” ({{number}}): {{reason}}. You own it or handed it out; please find another way.',
        action: 'Find another way',
      },
      assignmentReturned: {
        title: 'Task returned: {{title}}',
        body: '{{by}} returned the task “{{title}}” ({{number}}) that you handed out: {{reason}}. Give it to somebody else, or insist and say why.',
        action: 'Answer',
      },
      insisted: {
        title: 'The task stays with you: {{title}}',
        body: '{{by}} answered that the task “{{title}}” ({{number}}) stays with you: {{reason}}. Please sign for it.',
        action: 'Sign for it',
      },
      suspended: {
        title: 'Task suspended: {{title}}',
        body: '{{by}} suspended the task “{{title}}” ({{number}}): {{reason}}. No updates are expected until it is resumed.',
        action: 'See the task',
      },
      resumed: {
        title: 'Task resumed: {{title}}',
        body: '{{by}} resumed the task “{{title}}” ({{number}}), due {{dueOn}}. Please go on.',
        action: 'Go on with the task',
      },
      dueSettled: {
        title: 'Date set: {{title}}',
        body: 'What the task “{{title}}” ({{number}}) waited for has happened: it is due {{dueOn}}. You own it or handed it out.',
        action: 'See the task',
      },
      delay: {
        title: 'Delay reported: {{title}}',
        body: '{{by}} asks to move the task “{{title}}” ({{number}}) from {{dueOn}} to {{newDueOn}}. Reason: {{reason}}. It is for you to decide.',
        action: 'Decide on the delay',
      },
      delayApproved: {
        title: 'New date agreed: {{title}}',
        body: '{{by}} agreed to a new date for the task “{{title}}” ({{number}}): {{newDueOn}}. The first date stays on record.',
        action: 'See the task',
      },
      delayRefused: {
        title: 'Delay refused: {{title}}',
        body: '{{by}} refused to move the date of the task “{{title}}” ({{number}}); it stays {{dueOn}}. Reason: {{reason}}. You take part in this task.',
        action: 'See the task',
      },
      escalated: {
        title: 'Escalated: {{title}}',
        body: '{{by}} escalated the task “{{title}}” ({{number}}): {{reason}}. You handed it out or head a department concerned; please decide.',
        action: 'Deal with it',
      },
      submitted: {
        title: 'Handed in: {{title}}',
        body: '{{by}} handed in the task “{{title}}” ({{number}}). You are told because you accept it or handed it out.',
        action: 'Look and accept',
      },
      accepted: {
        title: 'Done: {{title}}',
        body: '{{by}} accepted the task “{{title}}” ({{number}}), and it is done. You are told because you took part in it.',
        action: 'See the task',
      },
      returned: {
        title: 'Sent back: {{title}}',
        body: '{{by}} sent the task “{{title}}” ({{number}}) back to you; please rework it and hand it in again by {{dueOn}}. Comment: {{comment}}',
        action: 'Read the comment and rework',
      },
      cancelled: {
        title: 'Task cancelled: {{title}}',
        body: '{{by}} cancelled the task “{{title}}” ({{number}}). Reason: {{reason}}. You are told because you took part in it.',
        action: 'See the task',
      },
      reopened: {
        title: 'Task reopened: {{title}}',
        body: '{{by}} opened the task “{{title}}” ({{number}}) again. Reason: {{reason}}. You are told because you took part in it.',
        action: 'See the task',
      },
    },
    conflict: {
      toLead: {
        title: 'A conflict for you to lead: {{title}}',
        body: '{{by}} raised the conflict “{{title}}” ({{number}}), and you lead it. Call both sides together first and write down the goal they share.',
        action: 'Lead the negotiation',
      },
      toState: {
        title: 'Please state your department’s position: {{title}}',
        body: '{{by}} raised the conflict “{{title}}” ({{number}}), and your department is a side of it. State its position, what it asks for, and the facts.',
        action: 'State the position',
      },
      toSign: {
        title: 'Please check and sign: {{title}}',
        body: '{{by}} stated your department’s opinion in the conflict “{{title}}” ({{number}}). You head the department; it needs your signature before it goes up.',
        action: 'Check and sign',
      },
      yours: {
        title: 'A conflict for you to rule on: {{title}}',
        body: '{{by}} handed the conflict “{{title}}” ({{number}}) up to the {{level}}. Please rule by {{dueAt}}.',
        action: 'See both sides',
      },
      toSignRuling: {
        title: 'A ruling for you to sign too: {{title}}',
        body: '{{by}} wrote down a ruling on the conflict “{{title}}” ({{number}}). You have it together: sign it, or change it.',
        action: 'See the ruling',
      },
      skipped: {
        title: 'A conflict went past you: {{title}}',
        body: '{{by}} took the conflict “{{title}}” ({{number}}) straight to the {{level}} because it is urgent. The reason: {{reason}}',
        action: 'See the conflict',
      },
      offered: {
        title: 'A conflict is not answered: {{title}}',
        body: 'The conflict “{{title}}” ({{number}}) was to be settled by the {{level}} by {{dueAt}}. It can be ruled on still, or handed up.',
        action: 'Deal with it',
      },
      ruled: {
        title: 'A conflict is ruled on: {{title}}',
        body: '{{by}} ruled on the conflict “{{title}}” ({{number}}). Please act on it.',
        action: 'See the ruling',
      },
    },
    issue: {
      raised: {
        title: 'An issue to handle: {{title}}',
        body: '{{by}} noted the issue “{{title}}” ({{number}}), which is yours to handle; due: {{dueOn}}. Please say what is done about it.',
        action: 'Handle the issue',
      },
      gap: {
        title: 'Resources are missing: {{title}}',
        body: 'The issue “{{title}}” ({{number}}) that {{by}} noted lacks people, money or things. You head a department that takes part; please see to it.',
        action: 'See the issue',
      },
      deviation: {
        title: 'The plan slips: {{title}}',
        body: 'The issue “{{title}}” ({{number}}) that {{by}} noted throws the plan by {{hours}} hours. You are of the group, so you are told.',
        action: 'See the issue',
      },
    },
    risk: {
      alert: {
        title: '{{colour}}: {{title}}',
        body: 'The risk “{{title}}” ({{number}}) is on {{colour}}. Why: {{reason}}. Please begin to act by {{dueAt}}.',
        action: 'Begin to act',
      },
      alertLate: {
        title: '{{colour}}, nobody acts: {{title}}',
        body: 'Somebody was to act on the {{colour}} of the risk “{{title}}” ({{number}}) by {{dueAt}}. Nobody has, so it comes to you.',
        action: 'See the risk',
      },
    },
    retrospective: {
      due: {
        title: 'Open the retrospective: {{title}}',
        body: '“{{title}}” ({{number}}) has been accepted. Open the retrospective and ask the departments what went well, what did not, and what was learnt.',
        action: 'Open the retrospective',
      },
      toContribute: {
        title: 'What did you see? {{title}}',
        body: '{{by}} opened the retrospective of “{{title}}” ({{number}}). Write down highlights, things to improve and lessons by {{dueOn}}. It is about the work, not about people.',
        action: 'Write it down',
      },
      reminder: {
        title: 'Last day for the retrospective: {{title}}',
        body: 'Contributions to the retrospective of “{{title}}” ({{number}}) close on {{dueOn}}, and nobody of your department has written yet.',
        action: 'Write it down',
      },
      final: {
        title: 'The retrospective is final: {{title}}',
        body: '{{by}} made the retrospective of “{{title}}” ({{number}}) final.',
        action: 'Read the report',
      },
      rate: {
        title: 'Rate the departments you worked with: {{title}}',
        body: '“{{title}}” ({{number}}) is over. Rate the departments that you worked with by {{dueAt}}.',
        action: 'Rate them',
      },
      rated: {
        title: 'Ratings can be read: {{title}}',
        body: 'The mutual rating of “{{title}}” ({{number}}) is closed; you can read what others said of your department.',
        action: 'Read it',
      },
      changeAdopted: {
        title: 'Your proposal was adopted: {{title}}',
        body: '{{by}} adopted what you proposed in the retrospective of “{{title}}” ({{number}}): {{what}}.',
        action: 'Open the report',
      },
      changeDeclined: {
        title: 'Your proposal was declined: {{title}}',
        body: '{{by}} declined what you proposed in the retrospective of “{{title}}” ({{number}}), {{what}}: {{reason}}',
        action: 'Open the report',
      },
      recognised: {
        title: 'You were recognised: {{title}}',
        body: 'Looking back on “{{title}}” ({{number}}), {{by}} recognised you or your department: {{text}}',
        action: 'Open',
      },
    },
    sync: {
      sent: {
        title: 'Progress report: {{title}}',
        body: '{{by}} sent the progress report of “{{title}}” ({{number}}, {{fromOn}} to {{toOn}}).',
        action: 'See where it stands',
      },
      corrected: {
        title: 'Progress report corrected: {{title}}',
        body: '{{by}} corrected the progress report of “{{title}}”; {{number}} is the one that counts. What it puts right: {{reason}}',
        action: 'See where it stands',
      },
      supportAsked: {
        title: '{{department}} is asked for help: {{title}}',
        body: 'In the progress report of “{{title}}” ({{number}}), {{by}} asks {{department}} for help: {{text}}. Please say whether it can be given.',
        action: 'Answer',
      },
      supportAnswered: {
        title: '{{department}} {{help}}: {{title}}',
        body: '{{by}} answered for {{department}} to the progress report of “{{title}}” ({{number}}) and {{help}}: {{text}}',
        action: 'Read the answer',
      },
      updateAsked: {
        title: 'Please report on your tasks: {{title}}',
        body: '{{by}} is gathering the progress of “{{title}}” ({{number}}); of your tasks, {{count}} have no update in this cycle.',
        action: 'Report on tasks',
      },
      missed: {
        title: 'No progress sync in the last cycle: {{title}}',
        body: 'In the cycle of “{{title}}” ({{number}}) that ended on {{toOn}}, {{missing}}.',
        action: 'Gather and send',
      },
    },
    norm: {
      changeProposed: {
        title: 'Proposed by a retrospective: {{title}}',
        body: '{{by}} proposes, from retrospective {{number}}, to change: {{title}}. Adopt it, or say why not.',
        action: 'Decide',
      },
      processReviewDue: {
        title: 'Time to review how departments work together: {{title}}',
        body: '{{title}} has not reviewed how its departments work together since {{lastOn}}. Look through the indicators and write down what you conclude.',
        action: 'Open the indicators',
      },
    },
    contingency: {
      yours: {
        title: 'You are in charge for now: {{title}}',
        body: '{{by}} started the contingency plan “{{title}}” ({{number}}). You are in charge until it ends.',
        action: 'See the plan',
      },
      started: {
        title: 'A contingency plan runs: {{title}}',
        body: '{{by}} started the contingency plan “{{title}}” ({{number}}). It concerns you, so you are told.',
        action: 'See the plan',
      },
      ended: {
        title: 'A contingency plan has ended: {{title}}',
        body: '{{by}} ended the contingency plan “{{title}}” ({{number}}). It concerns you, so you are told.',
        action: 'See the result',
      },
    },
    plan: {
      toConfirm: {
        title: 'Confirm the plan: {{title}}',
        body: '{{by}} asks you to confirm the plan of “{{title}}” ({{number}}) for your department.',
        action: 'Look and confirm',
      },
      baselined: {
        title: 'The plan is agreed, {{count}} lines are yours: {{title}}',
        body: '{{by}} made the baseline of “{{title}}” ({{number}}); {{count}} lines are yours. Please sign for them.',
        action: 'See the plan',
      },
      deviation: {
        title: '{{colour}}: {{name}} ({{title}})',
        body: '“{{name}}” of “{{title}}” ({{number}}) is {{days}} working days off its baseline ({{colour}}). Act, and note what was done, by {{dueAt}}.',
        action: 'Look and act',
      },
      pathSlip: {
        title: 'The critical path slips {{days}} working days: {{title}}',
        body: 'The critical path of “{{title}}” ({{number}}) slips {{days}} working days, to {{endOn}}. Respond by {{dueAt}}.',
        action: 'Look and act',
      },
      alertLate: {
        title: 'An alert was not answered: {{title}}',
        body: 'The alert about “{{name}}” in “{{title}}” ({{number}}) was to be answered by {{dueAt}}; nothing is noted yet.',
        action: 'See the alert',
      },
      resultToAccept: {
        title: 'Accept a result: {{name}} ({{title}})',
        body: '“{{title}}” ({{number}}) is handed over; you accept its result “{{name}}”.',
        action: 'Look and accept',
      },
    },
    change: {
      asked: {
        title: 'Decide on a change: {{title}}',
        body: '{{by}} requests the change “{{title}}” ({{number}}) of “{{matter}}”. Please decide.',
        action: 'Look and decide',
      },
      approved: {
        title: 'Change notice: {{title}}',
        body: '{{by}} approved the change “{{title}}” ({{number}}) of “{{matter}}”; the plan is renewed. It concerns you.',
        action: 'See the notice',
      },
      rejected: {
        title: 'Change rejected: {{title}}',
        body: '{{by}} rejected the change “{{title}}” ({{number}}). Reason: {{reason}}',
        action: 'See why',
      },
    },
    milestone: {
      dueSoon: {
        title: 'Milestone due soon: {{title}}',
        body: 'Milestone “{{title}}” ({{number}}) is due on {{dueOn}}. Please get its result ready.',
        action: 'See the milestone',
      },
      slipped: {
        title: 'Milestone slipped: {{title}}',
        body: 'Milestone “{{title}}” ({{number}}) was due on {{dueOn}}; nothing is handed in yet.',
        action: 'Look and act',
      },
      toReview: {
        title: 'Review a milestone: {{title}}',
        body: '{{by}} handed in the result of milestone “{{title}}” ({{number}}). Please review it.',
        action: 'Look and review',
      },
      passed: {
        title: 'Milestone passed: {{title}}',
        body: 'Milestone “{{title}}” ({{number}}) was passed by all its reviewers.',
        action: 'See the milestone',
      },
      rectify: {
        title: 'Milestone to be put right: {{title}}',
        body: '{{by}} asks that milestone “{{title}}” ({{number}}) be put right and handed in again by {{dueOn}}.',
        action: 'See what',
      },
      rectifyLate: {
        title: 'Milestone not put right in time: {{title}}',
        body: 'Milestone “{{title}}” ({{number}}) was to be put right by {{dueOn}}; it has not been handed in again.',
        action: 'Look and hand in',
      },
      failed: {
        title: 'Milestone failed: {{title}}',
        body: 'After the review by {{by}}, milestone “{{title}}” ({{number}}) has failed; the next stage cannot begin.',
        action: 'Look and act',
      },
      escalated: {
        title: 'Milestone escalated: {{title}}',
        body: '{{by}} escalated milestone “{{title}}” ({{number}}). How it stands: {{reason}}',
        action: 'See the milestone',
      },
    },
  },
  value: {
    power: {
      progress: 'coordinating progress',
      resources: 'allocating resources',
      conflicts: 'deciding conflicts',
    },
    level: {
      negotiating: 'leader',
      level1: 'department heads',
      level2: 'vice president',
      level3: 'general manager',
      coordinator: 'coordinator',
    },
    colour: { yellow: 'yellow alert', orange: 'orange alert', red: 'red alert' },
    dueAt: {
      none: 'the chair closes it',
    },
    text: {
      none: 'none',
    },
    comment: {
      none: 'none',
    },
    condition: {
      none: 'see the decision',
    },
    answer: {
      yes: 'will attend',
      no: 'will not attend',
      proxy: 'sends a proxy to',
      accept: 'takes part',
      decline: 'cannot support it',
    },
    help: { promise: 'promised help', decline: 'cannot help' },
    missing: {
      meeting: 'no progress meeting was held',
      report: 'no progress report was sent',
      both: 'no progress meeting was held and no report sent',
    },
    feasibility: { feasible: 'feasible', conditional: 'feasible on conditions', infeasible: 'infeasible' },
    scope: { speak: 'speak', speakAndVote: 'speak and vote' },
    place: { none: 'to be announced' },
    dueOn: { none: 'on a day not set yet' },
    startAt: { none: 'a day to be announced' },
    owner: { none: 'nobody yet' },
    reason: { none: 'not given' },
    by: { none: 'The system' },
  },
  mail: {
    why: 'You get this letter because notices of the kind “{{group}}” are mailed to you.',
    change: 'Change or switch off here:',
    digest: {
      subject: '{{count}} matters for you: {{first}} and more',
      lead: 'These have not been done or not been read yet; here they are in one letter.',
      heading: '{{group}} ({{count}})',
      why: 'You get this letter because you chose a summary, because these notices came in quiet hours or on a day off, or because you had been urged enough that day.',
    },
    group: {
      todo: 'To do',
      urge: 'Due and reminders',
      meeting: 'Changes of meetings',
      info: 'For information',
    },
    greeting: 'Dear {{name}},',
    footer:
      'Sent by Bihuan. To stop these letters, turn them off in your settings; notices in the product go on.',
  },
} as const
