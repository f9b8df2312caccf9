import type { FindingTerms, FindingTexts } from '#domain/norm/say.ts'
import type { SmartHint } from '#domain/smart/smart.ts'

export const finding = {
  'NM-PRE-01': {
    title: 'A meeting rests on a stated need to collaborate',
    none: {
      reason: 'This meeting cites no collaboration need, and no reason for holding it has been written down.',
      remedy:
        'Link a collaboration request, a collaboration or an overdue task. If there is none, say why the meeting is needed.',
    },
  },
  'NM-PRE-02': {
    title: 'The meeting goal meets all five SMART criteria',
    empty: {
      reason: 'The meeting has no goal yet.',
      remedy: 'Say in one sentence what result is wanted, which departments it concerns, and by when.',
    },
    short: {
      reason:
        'The goal meets {{count}} of the five criteria ({{min}} required). Not visible yet: {{criteria}}.',
      remedy:
        'Complete it as result + departments + time, for example “Settle how Marketing, R&D and Sales divide the work and the key dates before September”.',
    },
  },
  'NM-PRE-03': {
    title: 'A goal is more than “discuss”, “communicate” or “exchange views on” something',
    vague: {
      reason: 'The goal “{{text}}” says what will be talked about, not what will come of it.',
      remedy:
        'Reword it as a result that can be checked, such as “settle …”, “produce …” or “approve …”, with the departments and a date.',
    },
  },
  'NM-PRE-04': {
    title: 'Every topic has its five elements: title, content, owner, planned time and expected output',
    missing: {
      reason: 'Topic “{{name}}” lacks: {{fields}}.',
      remedy: 'Fill in {{fields}}; then the agenda can be published.',
    },
  },
  'NM-PRE-05': {
    title: 'Every topic serves the meeting goal',
    none: {
      reason: 'Topic “{{name}}” is not linked to a meeting goal.',
      remedy: 'Say which goal it serves, or take it off this agenda.',
    },
  },
  'NM-PRE-06': {
    title: 'No more than 5 topics in one meeting',
    many: {
      reason: 'This meeting has {{count}} topics; the limit is {{max}}.',
      remedy:
        'Merge some, move some to the next meeting or settle them in writing, so that at most {{max}} remain. If all must stay, give a reason.',
    },
  },
  'NM-PRE-07': {
    title: '10–15 minutes are kept at the end to confirm the minutes',
    none: {
      reason: 'The agenda keeps no time at the end to confirm the minutes.',
      remedy:
        'Keep {{min}}–{{max}} minutes at the end to go through points, decisions and to-dos one by one.',
    },
    short: {
      reason: 'Only {{count}} minutes are kept to confirm the minutes; at least {{min}} are needed.',
      remedy: 'Change this to {{min}}–{{max}} minutes.',
    },
    long: {
      reason: '{{count}} minutes are kept to confirm the minutes; more than {{max}} is too long.',
      remedy: 'Change this to {{min}}–{{max}} minutes and give the rest back to the topics.',
    },
    notLast: {
      reason: 'Confirming the minutes is not the last item of the agenda.',
      remedy: 'Move the {{min}}–{{max}} minutes of confirmation to the end.',
    },
  },
  'NM-PRE-08': {
    title: 'Invitations go out at least 3 days ahead',
    late: {
      reason: 'Invitations were due by {{latest}} (days ahead: {{days}}), which has passed.',
      remedy: 'Reschedule, or say why the meeting cannot wait.',
    },
    never: {
      reason: 'No invitations went out; they were due by {{latest}} (days ahead: {{days}}).',
      remedy: 'Send them and give a reason, or reschedule.',
    },
  },
  'NM-PRE-09': {
    title: 'Agenda and materials arrive at least 2 working days ahead',
    late: {
      reason: 'Agenda and materials were due by {{latest}} (working days ahead: {{days}}), which has passed.',
      remedy: 'Reschedule, or say why they could not be sent earlier.',
    },
    never: {
      reason:
        'Agenda and materials were not sent; they were due by {{latest}} (working days ahead: {{days}}).',
      remedy: 'Publish the agenda and give a reason, or reschedule.',
    },
  },
  'NM-PRE-10': {
    title: 'The meeting notice goes out at least 1 day ahead (1–2 days advised)',
    late: {
      reason: 'The notice was due by {{latest}} (days ahead: {{days}}), which has passed.',
      remedy: 'Reschedule, or say why the meeting was called at short notice.',
    },
    never: {
      reason: 'No notice went out; it was due by {{latest}} (days ahead: {{days}}).',
      remedy: 'Send it and give a reason, or reschedule.',
    },
  },
  'NM-PRE-11': {
    title: 'The topics fit into the meeting',
    over: {
      reason:
        'The agenda adds up to {{planned}} minutes, but the meeting lasts {{length}}: {{excess}} too many.',
      remedy: 'Shorten or remove topics, or extend the meeting by {{excess}} minutes.',
    },
  },
  'NM-PRE-12': {
    title: 'A topic for decision has at least 1 decision maker and 1 executor present',
    missing: {
      reason: 'Nobody attending for the decision topic “{{name}}” is: {{roles}}.',
      remedy: 'Invite such people and link them to the topic, or say why they are not needed.',
    },
  },
  'NM-PRE-13': {
    title: 'Every attendee is directly concerned by at least one topic',
    none: {
      reason: '{{name}} is not linked to any topic.',
      remedy: 'Link a topic, make this person an observer, or do not invite them.',
    },
  },
  'NM-PRE-14': {
    title: 'Observers are told beforehand that they attend without speaking',
    untold: {
      reason: 'Observer {{name}} has not been told that observers do not speak.',
      remedy: 'The invitation says so automatically.',
    },
  },
  'NM-PRE-15': {
    title: 'A host and a recorder are named',
    missing: {
      reason: 'Not named yet: {{role}}.',
      remedy: 'Name somebody for this role ({{role}}) to go on.',
    },
  },
  'NM-PRE-16': {
    title: 'A timekeeper is named; otherwise the system keeps time',
    system: {
      reason: 'No timekeeper is named, so the system will keep time.',
      remedy: 'Name a timekeeper if somebody should call the time.',
    },
    none: { reason: 'No timekeeper is named.', remedy: 'Name a timekeeper.' },
  },
  'NM-PRE-17': {
    title: 'Materials have a preparer and a due date (2 working days ahead)',
    incomplete: {
      reason: 'Material “{{name}}” lacks: {{fields}}.',
      remedy: 'Fill in {{fields}}; it is due no later than {{latest}}.',
    },
    late: {
      reason: 'Material “{{name}}” is due on {{due}}, which is later than {{latest}}.',
      remedy: 'Bring the due date forward to {{latest}} or earlier.',
    },
  },
  'NM-PRE-18': {
    title: 'Venue and technical support are confirmed beforehand',
    open: {
      reason: 'Venue and technical support are not confirmed.',
      remedy: 'Confirm the room, the equipment or the online link, and note who confirmed it.',
    },
  },
  'NM-PRE-19': {
    title: 'Department heads are consulted beforehand; where resources are contested, so is the superior',
    head: {
      reason: 'There is no note of talking to the head of {{dept}} before the meeting.',
      remedy: 'Talk to the head of {{dept}} and note where they stand.',
    },
    superior: {
      reason:
        'Departments will compete for resources here, and the way forward has not been agreed with the superior.',
      remedy: 'Talk to the superior beforehand and note the direction agreed.',
    },
  },
  'NM-PRE-20': {
    title: 'Topics are in order of priority',
    order: {
      reason: 'Topic “{{name}}” belongs before “{{before}}”.',
      remedy: 'Reorder by priority: decisions first, then discussion, then information.',
    },
  },
  'NM-PRE-21': {
    title: 'Share of materials read beforehand',
    low: {
      reason: '{{percent}}% have read the materials; the aim is {{min}}%.',
      remedy: 'Remind those who have not read them.',
    },
  },
  'NM-PRE-22': {
    title: 'Every department is represented by its head or its liaison',
    none: {
      reason: 'Neither the head nor the liaison of {{dept}} attends.',
      remedy: 'Invite the head or liaison of {{dept}}, or have them register a proxy.',
    },
  },
  'NM-PRE-23': {
    title: 'A meeting of more than 2 hours has a break',
    none: {
      reason: 'The meeting lasts {{count}} minutes, more than {{max}}, without a break.',
      remedy: 'Plan a break of 10–15 minutes, or shorten the meeting.',
    },
  },
  'NM-MTG-01': {
    title: 'Subject, time, attendance and goal are checked at the start',
    open: {
      reason: 'The basics have not been checked at the start of the meeting.',
      remedy: 'Check subject, time, attendance and goal, and confirm that you have.',
    },
  },
  'NM-MTG-02': {
    title: 'Every absence has a reason, and every proxy is registered',
    reason: {
      reason: '{{name}} is absent without a stated reason.',
      remedy: 'State the reason for the absence.',
    },
    proxy: {
      reason: '{{name}} is represented by a proxy who is not registered.',
      remedy: 'Register the proxy.',
    },
    unrecorded: {
      reason: 'It is not recorded whether {{name}} attended.',
      remedy: 'Record the attendance; an absence needs a reason.',
    },
  },
  'NM-MTG-03': {
    title: 'Every topic ends with an outcome: decided, deferred, escalated or for information',
    none: {
      reason: 'Topic “{{name}}” has no outcome yet.',
      remedy:
        'The host states one: decided, deferred, escalated, informed or moved out. If that is impossible, give a reason.',
    },
  },
  'NM-MTG-04': {
    title: 'Every viewpoint names its department and person',
    missing: {
      reason: 'Viewpoint “{{text}}” does not name its: {{fields}}.',
      remedy: 'Add {{fields}}, so that it is clear whose view this is.',
    },
  },
  'NM-MTG-05': {
    title: 'Observers neither speak nor vote',
    speak: {
      reason: '{{name}} is an observer and may not speak.',
      remedy: 'If they have to speak, the host first makes them a core attendee.',
    },
    ballot: {
      reason: '{{name}} is an observer and may not vote.',
      remedy: 'Withdraw the ballot. If they have to vote, the host first makes them a core attendee.',
    },
  },
  'NM-MTG-06': {
    title: 'A decision states its content, owner and deadline (and cooperating departments, if any)',
    missing: {
      reason: 'Decision {{name}} lacks: {{fields}}.',
      remedy: 'Fill in {{fields}}, or break the decision down into tasks with an owner and a deadline.',
    },
  },
  'NM-MTG-07': {
    title: 'The final wording of a dispute is settled on the spot',
    open: {
      reason: 'The final wording of the dispute “{{text}}” is not settled.',
      remedy: 'Agree the text with all parties now and lock it. If that is impossible, give a reason.',
    },
  },
  'NM-MTG-08': {
    title: 'The minutes are confirmed item by item before the meeting ends',
    low: {
      reason: '{{confirmed}} of {{total}} items are confirmed; {{percent}}% are required.',
      remedy:
        'Read out and confirm the remaining items before closing. If time does not allow it, give a reason.',
    },
  },
  'NM-MTG-09': {
    title:
      'A task states its name, owner (department and person), due date, resources needed and completion criteria',
    missing: {
      reason: 'Task “{{name}}” lacks: {{fields}}.',
      remedy: 'Fill in {{fields}}; then the minutes can be finalised.',
    },
  },
  'NM-MTG-10': {
    title: 'Decisions are broken down into tasks during the meeting',
    late: {
      reason: 'Task “{{name}}” was added after the meeting.',
      remedy: 'Break decisions down on the spot next time; this one is marked “added after the meeting”.',
    },
  },
  'NM-MTG-11': {
    title: 'When a topic runs over, the host extends it or moves it out',
    over: {
      reason: 'Topic “{{name}}” was planned for {{planned}} minutes and has taken {{actual}}.',
      remedy:
        'The host chooses: extend it with the consent of the room, or move it to after the meeting or to the next one.',
    },
  },
  'NM-MTG-12': {
    title: 'Records are objective and free of judgement',
    subjective: {
      reason: 'The record contains words of judgement: {{words}}.',
      remedy: 'Reword it as facts that can be checked: who did, or did not do, what and when.',
    },
  },
  'NM-MTG-13': {
    title: 'An important decision taken in a chat is put in writing',
    unwritten: {
      reason: 'Decision {{name}} was taken in a chat and had to be put in writing by {{latest}}.',
      remedy: 'Put it in minutes, a mail confirmation or a change notice.',
    },
    late: {
      reason: 'This decision had to be put in writing by {{latest}}; it is late.',
      remedy: 'Say why it is late; next time leave yourself a quick note first.',
    },
  },
  'NM-MTG-14': {
    title: 'A vote needs its quorum and its majority',
    quorum: {
      reason:
        'In the vote “{{name}}”, {{cast}} of {{eligible}} ballots were cast, short of the quorum of {{need}}.',
      remedy: 'Wait for more ballots, or declare the vote invalid.',
    },
    threshold: {
      reason:
        'In the vote “{{name}}”, {{agree}} of {{cast}} ballots agree, short of the majority of {{need}}; it cannot be recorded as passed.',
      remedy: 'Record it as failed, vote again, or escalate.',
    },
    tie: {
      reason: 'The vote “{{name}}” is tied ({{agree}} each), and the host has not decided.',
      remedy: 'The host casts the deciding vote, or the matter is escalated.',
    },
  },
  'NM-MTG-15': {
    title: 'What a type of meeting has to bring forth is filled in, or the reason is given',
    empty: {
      reason: 'A meeting of this type should produce “{{slot}}”, and it is still empty.',
      remedy: 'Fill it in under “Outputs”, or say why there is none this time.',
    },
  },
  'NM-MTG-16': {
    title: 'A resolution on resources or a conflict should rest on data',
    none: {
      reason: 'The resolution “{{text}}” cites no data or evidence.',
      remedy: 'Choose the evidence it rests on under “Outputs”.',
    },
  },
  'NM-WRD-01': {
    title:
      'No vague wording in decisions and tasks, such as 尽快 (as soon as possible), 大概 (roughly), 可能 (possibly) or 配合完成 (help complete)',
    vague: {
      reason: 'Vague wording in {{field}}: {{words}}.',
      remedy:
        'Use a date, a quantity or a deliverable instead, for example “coordinate within 3 working days” rather than “coordinate as soon as possible”.',
    },
  },
  'NM-WRD-02': {
    title: 'Further vague words (edited by the administrator)',
    vague: {
      reason: 'Not precise enough in {{field}}: {{words}}.',
      remedy: 'Where you can, name the date, the quantity, the department or the person.',
    },
  },
  'NM-WRD-03': {
    title: 'A request is specific and measurable',
    vague: {
      reason: 'Vague wording in {{field}}: {{words}}.',
      remedy: 'Use a date, a quantity or a deliverable instead.',
    },
    unmeasured: {
      reason:
        'The goal of the request names no date, quantity or deliverable, so nobody can tell later whether it was met.',
      remedy: 'Name the figure to reach, the result to deliver or the date to meet.',
    },
  },
  'NM-WRD-04': {
    title: 'A decision can be measured: it names a date, a quantity or a deliverable',
    none: {
      reason: 'Decision {{name}} names no date, quantity or deliverable.',
      remedy:
        'Name at least one: by when, how much, or what is handed over. If that is impossible, give a reason.',
    },
  },
  'NM-WRD-05': {
    title:
      'The owner of a task is one person, not “everybody”, “the departments concerned” or just a department',
    none: { reason: 'Task “{{name}}” has no owner.', remedy: 'Name one person.' },
    departmentOnly: {
      reason: 'Task “{{name}}” names only {{dept}} and no person.',
      remedy: 'Have {{dept}} name one first-responsible person.',
    },
    collective: {
      reason: 'The owner of task “{{name}}” is given as “{{owner}}”. What everybody owns, nobody owns.',
      remedy: 'Name one person and list the others as cooperating.',
    },
  },
  'NM-WRD-06': {
    title: 'A deadline is a date or a point in time that can be worked out',
    none: {
      reason: '“{{name}}” has no deadline.',
      remedy:
        'Enter a date, or a point in time such as “within 3 working days” or “2 days after the review”.',
    },
    unreadable: {
      reason: 'The deadline “{{text}}” of “{{name}}” does not say which day is meant.',
      remedy:
        'Enter a date, or a point in time such as “within 3 working days” or “2 days after the review”.',
    },
  },
  'NM-MIN-01': {
    title: 'The first draft of the minutes is ready within 24 hours of the meeting',
    late: {
      reason: 'The first draft was due by {{latest}} ({{hours}} hours after the meeting), which has passed.',
      remedy: 'The recorder should generate the draft and send it now.',
    },
  },
  'NM-MIN-02': {
    title: 'The host and the head of every attending department review the minutes',
    notSent: {
      reason: 'The minutes have not been sent to {{name}} for review.',
      remedy: 'Add {{name}} to the recipients and send them for review.',
    },
    waiting: {
      reason: '{{name}} has not answered yet; there is time until {{latest}}.',
      remedy: 'Wait for the answer, or send one reminder.',
    },
    silent: {
      reason: '{{name}} did not answer in time (by {{latest}}).',
      remedy:
        'Get in touch again. The host may also finalise; the minutes will then name who did not answer, and silence is not consent.',
    },
  },
  'NM-MIN-03': {
    title: 'Recipients answer “confirmed” or “proposes changes” within 1 working day',
    late: {
      reason: '{{name}} was to answer by {{latest}}, which has passed.',
      remedy: 'Ask them to choose “confirmed” or “proposes changes”.',
    },
  },
  'NM-MIN-04': {
    title: 'The minutes are final within 48 hours of the meeting',
    late: {
      reason:
        'The minutes were to be final by {{latest}} ({{hours}} hours after the meeting), which has passed.',
      remedy: 'Deal with the remaining feedback; then the host finalises them.',
    },
  },
  'NM-MIN-05': {
    title: 'Formal minutes have five sections',
    missing: {
      reason: 'The minutes lack: {{sections}}.',
      remedy: 'Add {{sections}}; where there is nothing to report, write “none”.',
    },
  },
  'NM-MIN-06': {
    title:
      'Minutes go to everybody who attended and the heads of related departments, with a copy to superiors if needed',
    missing: {
      reason: 'Missing from the recipients: {{names}}.',
      remedy: 'Add them, or say why they do not receive the minutes.',
    },
  },
  'NM-MIN-07': {
    title: 'Final minutes are not edited; they are amended, and the original is kept',
    final: {
      reason: 'These minutes are final and cannot be edited.',
      remedy:
        'Propose an amendment: the original is kept, and the revision log says what changed, who changed it and who approved it.',
    },
  },
  'NM-MIN-08': {
    title: 'The archive name is “subject-date”',
    name: {
      reason: 'The archive name is not of the form “subject-date”.',
      remedy: 'The system will name it “{{expected}}”.',
    },
  },
  'NM-MIN-09': {
    title: 'Minutes of a progress meeting go to all members of the group',
    missing: {
      reason: 'Group members who have not received them: {{names}}.',
      remedy: 'Add them, or say why not.',
    },
  },
  'NM-MIN-10': {
    title: 'Proposed changes are dealt with before the minutes become final',
    open: {
      reason: 'Proposed changes still open: {{count}} ({{names}}).',
      remedy: 'Adopt each one, or answer it and keep it as a reserved opinion; then send the minutes again.',
    },
  },
  'NM-MIN-11': {
    title: 'Once the minutes are final, tasks enter the cross-department task ledger by themselves',
    outside: {
      reason: 'Task “{{name}}” is not in the task ledger yet.',
      remedy: 'The system adds it when the minutes become final.',
    },
  },
  'NM-MIN-12': {
    title: 'How long minutes and tracking sheets are kept',
    early: {
      reason: 'Minutes are kept for {{years}} years; these cannot be deleted before {{until}}.',
      remedy: 'Delete them once that time is over.',
    },
    hold: {
      reason: 'These minutes are under a hold and cannot be deleted.',
      remedy: 'Have the hold lifted first.',
    },
  },
  'NM-TRK-01': {
    title: 'The owner is reminded 2 days before the due date',
    due: {
      reason: 'Task “{{name}}” is due on {{due}}, and its owner has not been reminded.',
      remedy: 'The system sends the reminder.',
    },
  },
  'NM-TRK-02': {
    title: 'Completion is collected within 3 days after the due date',
    late: {
      reason:
        'Task “{{name}}” was due on {{due}}; its completion was to be collected by {{latest}}, which has passed.',
      remedy: 'The tracking maintainer asks the owner: done, in progress, delayed or in need of support?',
    },
  },
  'NM-TRK-03': {
    title: 'Owners update progress every Friday before the end of work',
    missed: {
      reason: 'Progress of task “{{name}}” was not updated in time on: {{dates}} (by {{time}}).',
      remedy: 'The owner adds what has been done, which department is awaited, and whether there is a risk.',
    },
  },
  'NM-TRK-04': {
    title: 'A delay or lack of resources is reported to the initiating department 1 day ahead',
    late: {
      reason:
        'Task “{{name}}” is due on {{due}}; a delay was to be reported by {{latest}}, which has passed.',
      remedy: 'You can still report it; it will be recorded as not reported ahead of time.',
    },
  },
  'NM-TRK-05': {
    title: 'Every task has exactly 1 first-responsible person',
    many: {
      reason: 'Task “{{name}}” has {{count}} owners; at most {{max}} is allowed.',
      remedy: 'Keep one first-responsible person and list the others as cooperating.',
    },
  },
  'NM-TRK-06': {
    title: 'A task marked as done comes with its deliverable',
    none: {
      reason: 'Task “{{name}}” has no deliverable attached.',
      remedy: 'Upload a file or a screenshot, or enter a link, before marking it as done.',
    },
  },
  'NM-TRK-07': {
    title: 'An overdue task has its reason and measures on record',
    missing: {
      reason: 'Task “{{name}}” was due on {{due}}; not on record: {{fields}}.',
      remedy: 'Talk to the owner and add {{fields}}.',
    },
  },
  'NM-TRK-08': {
    title: 'A deliverable is revised no more than 2 times',
    many: {
      reason: 'The deliverable of task “{{name}}” has been sent back {{count}} times; the limit is {{max}}.',
      remedy: 'Escalate, and agree the requirements anew with the reviewing departments.',
    },
  },
  'NM-TRK-09': {
    title:
      'When a conditional decision takes hold, notice is given ahead (by default 10 days, to all, by mail)',
    unsent: {
      reason:
        'The condition of decision {{name}} has occurred and no notice has gone out; it is due by {{latest}}.',
      remedy: 'Send the notice now.',
    },
    late: {
      reason: 'Notice of decision {{name}} went out later than {{latest}}.',
      remedy: 'Give a reason, and make sure that everybody affected knows.',
    },
    audience: {
      reason: 'Notice of decision {{name}} did not go to the right people or by the right channel.',
      remedy: 'It goes to: {{audience}}, by: {{channel}}.',
    },
  },
  'NM-TRK-10': {
    title: 'The tracking sheet has a maintainer',
    none: {
      reason: 'Nobody is named to maintain the tracking sheet.',
      remedy: 'Name one person, usually the recorder or the project assistant.',
    },
  },
  'NM-TRK-11': {
    title: 'In a joint review every reviewing department passes the work',
    missing: {
      reason: 'Departments that have not passed task “{{name}}”: {{depts}}.',
      remedy: 'Accept it once these departments have passed it.',
    },
  },
  'NM-TRK-12': {
    title: 'A due date on a day off is pointed out',
    dayOff: {
      reason: 'Task “{{name}}” is due on {{due}}, which is not a working day.',
      remedy: 'Make sure that this day is meant, or choose a working day before or after.',
    },
  },
  'NM-TRK-13': {
    title: 'A department that provides resources or documents is listed as cooperating',
    unlisted: {
      reason:
        'To provide resources or documents for task “{{name}}”, but not listed as cooperating: {{dept}}.',
      remedy: 'Add to the cooperating departments, with what each provides: {{dept}}.',
    },
  },
  'NM-TRK-14': {
    title: 'Milestones lie between the start and the end of their task',
    outside: {
      reason: 'Milestone “{{name}}” ({{date}}) lies outside its task ({{start}} to {{end}}).',
      remedy: 'Move the milestone, or change the dates of the task.',
    },
  },
  'NM-TRK-15': {
    title: 'A task does not start before the tasks it depends on are done',
    waiting: {
      reason: 'Task “{{name}}” depends on tasks that are not done: {{before}}.',
      remedy: 'Wait for them. If the task has to start now, give a reason.',
    },
  },
  'NM-TRK-16': {
    title: 'A recurring meeting first goes through the to-dos of the last one',
    none: {
      reason: 'This meeting recurs, but the to-dos of the last one are not on its agenda.',
      remedy: 'Put their review first. If there is to be none, give a reason.',
    },
  },
  'NM-TRK-17': {
    title: 'A final decision has tasks that carry it out',
    none: {
      reason: 'Decision {{name}} was to have tasks by {{latest}}, and has none.',
      remedy: 'Break it down into tasks with an owner and a deadline. If none are needed, give a reason.',
    },
  },
  'NM-TRK-18': {
    title: 'A provisional decision has a date for its confirmation',
    none: {
      reason: 'Decision {{name}} is provisional and does not say when it will be confirmed.',
      remedy: 'Enter the date. If it cannot be fixed yet, give a reason.',
    },
  },
  'NM-TRK-19': {
    title: 'Size of a task, and the formats its result must have',
    long: {
      reason: 'Task “{{name}}” spans {{count}} working days, more than the advised {{max}}.',
      remedy: 'Consider splitting it, or give it milestones.',
    },
    formats: {
      reason: 'Task “{{name}}” still lacks required formats: {{formats}}.',
      remedy: 'Hand in files of these formats.',
    },
  },
  'NM-COL-01': {
    title: 'The six fields of a collaboration request are filled in',
    missing: {
      reason: '“{{field}}” is empty; a request needs it.',
      remedy: 'Fill in “{{field}}”, then submit.',
    },
  },
  'NM-COL-02': {
    title: 'The first review judges necessity, soundness and completeness',
    missing: {
      reason: 'The first review says nothing about: {{criteria}}.',
      remedy: 'Give a verdict on each of them.',
    },
    unmet: {
      reason: 'Passed, although this was found wanting: {{criteria}}.',
      remedy: 'Return or reject the request, or correct the verdict.',
    },
  },
  'NM-COL-03': {
    title: 'Impact and resources are assessed before a request is accepted',
    unanswered: {
      reason: '{{dept}} has not answered yet, or its counter-proposal is still open.',
      remedy: 'Wait for {{dept}}, come to terms with it, or stop asking it.',
    },
    incomplete: {
      reason: 'The assessment by {{dept}} lacks: {{fields}}.',
      remedy: 'Ask {{dept}} to add it; “none” and 0 are answers too.',
    },
    unassessed: {
      reason: 'No assessor has said whether it is feasible.',
      remedy: 'Let an assessor choose feasible, conditional or infeasible, with the reason.',
    },
  },
  'NM-COL-04': {
    title: '5–8 core members',
    few: {
      reason: 'There are only {{count}} core members; {{min}}–{{max}} are advised.',
      remedy:
        'Add members who can decide or carry out from the departments. If fewer than {{min}} will do ({{count}} now, {{max}} at most), say why.',
    },
    many: {
      reason: 'There are {{count}} core members; {{min}}–{{max}} are advised.',
      remedy:
        'Make those who only keep in touch liaisons. If more than {{max}} are needed ({{count}} now, {{min}} at least), say why.',
    },
  },
  'NM-COL-05': {
    title: 'Exactly one group leader',
    none: {
      reason: 'No leader is named yet.',
      remedy: 'Name one leader, as a rule the head of the initiating department or a senior colleague.',
    },
  },
  'NM-COL-06': {
    title: 'Every participating department names 1 liaison',
    none: {
      reason: '{{dept}} has no liaison yet.',
      remedy: 'Ask {{dept}} to name one daily contact; if none is needed, say why.',
    },
  },
  'NM-COL-07': {
    title: 'Every line of the division of labour has a duty, an output and a deadline',
    none: {
      reason: 'The division of labour is empty.',
      remedy: 'Write down duty, output and deadline for every department that takes part.',
    },
    incomplete: {
      reason: '“{{name}}” of {{dept}} lacks: {{fields}}.',
      remedy: 'Complete “{{name}}” of {{dept}} ({{fields}}), so that nobody has to guess.',
    },
    unreadable: {
      reason: 'No day can be told from the deadline “{{text}}” of “{{name}}” ({{dept}}).',
      remedy:
        'Give “{{name}}” of {{dept}} a date instead of “{{text}}”, or a point such as “end of month 1” once the period has a start.',
    },
  },
  'NM-COL-08': {
    title: 'Every subtask has 1 A and at least 1 R',
    noA: {
      reason: 'Nobody is accountable (A) for “{{name}}”.',
      remedy: 'Name exactly one A in the RACI matrix.',
    },
    manyA: {
      reason: '“{{name}}” has several A: {{names}}.',
      remedy: 'Keep one A and make the others R, C or I.',
    },
    noR: { reason: 'Nobody is responsible (R) for doing “{{name}}”.', remedy: 'Name at least one R.' },
    manyR: {
      reason: '“{{name}}” has {{count}} R, more than the advised {{max}}.',
      remedy: 'Consider splitting the work, or make some of them C.',
    },
    manyC: {
      reason: '“{{name}}” has {{count}} C, more than the advised {{max}}.',
      remedy: 'Keep those who must be asked beforehand and make the rest I.',
    },
  },
  'NM-COL-09': {
    title: 'The plan becomes a baseline once all departments have confirmed it',
    waiting: {
      reason: '{{dept}} has not confirmed the plan.',
      remedy: 'Ask its head to confirm, or give a reason for going ahead.',
    },
    outdated: {
      reason: 'The part of {{dept}} was changed after it had confirmed.',
      remedy: 'Ask it to confirm again, or give a reason for going ahead.',
    },
  },
  'NM-COL-12': {
    title: 'Work beyond the agreed scope goes through a change request',
    outside: {
      reason: '“{{name}}” is not in the plan that was agreed.',
      remedy: 'Request a change, or say why it goes on without one.',
    },
  },
  'NM-COL-13': {
    title: 'Milestones are reviewed and confirmed by those concerned',
    waiting: {
      reason: 'Milestone “{{name}}” has not been confirmed by {{names}}.',
      remedy: 'Wait for their verdicts, or give a reason for passing it now.',
    },
    open: {
      reason: 'Milestone “{{name}}” has not passed its review.',
      remedy: 'Finish its review first, or give a reason for going ahead.',
    },
  },
  'NM-COL-14': {
    title: 'Deviations from plan raise graded alerts',
    behind: {
      reason: '“{{name}}” is {{days}} working days ({{percent}} %) off its baseline.',
      remedy: 'Act as the level of the alert asks, and note what was done.',
    },
    path: {
      reason: 'The critical path slips by {{days}} working days, to {{end}}.',
      remedy: 'Use the contingency plan, or request a change.',
    },
  },
  'NM-COL-10': {
    title: 'A progress meeting every week or every two weeks',
    missed: {
      reason: 'No progress meeting was held in the cycle that ended on {{latest}}.',
      remedy: 'Call one from the progress report, or agree with the group on when to meet next.',
    },
    rhythm: {
      reason: 'The cycle has {{count}} weeks; it should have {{max}} at most.',
      remedy: 'Change it to one week or two.',
    },
  },
  'NM-COL-11': {
    title: 'What was not done has a reason',
    none: {
      reason: '“{{name}}” is not done, and no reason is given.',
      remedy: 'Say why. Where another department has to help, choose it too.',
    },
  },
  'NM-COL-18': {
    title: 'Progress is summed up for all stakeholders every cycle',
    missed: {
      reason: 'No progress report was sent in the cycle that ended on {{latest}}.',
      remedy: 'Gather the progress of this cycle and send it.',
    },
  },
  'NM-COL-15': {
    title: 'A collaboration ends with a retrospective and its report',
    noMeeting: {
      reason: 'No retrospective meeting has been held.',
      remedy: 'The leader calls one, or writes down why not.',
    },
    noReport: {
      reason: 'There is no retrospective report.',
      remedy: 'Open a retrospective and ask every department for highlights, shortcomings and lessons.',
    },
    notFinal: {
      reason: 'The retrospective report is not final.',
      remedy: 'The leader reads it through and makes it final.',
    },
  },
  'NM-COL-19': {
    title: 'The way of collaborating is reviewed regularly',
    never: {
      reason:
        'The way departments work together has never been reviewed; it was due by {{latest}} (every {{months}} months).',
      remedy: 'Look through the indicators, write down what you conclude, and change the norms where needed.',
    },
    due: {
      reason:
        'The last review of how departments work together was on {{last}}; the next was due by {{latest}} (every {{months}} months).',
      remedy:
        'Look through the indicators since then, write down what you conclude, and change the norms where needed.',
    },
  },
  'NM-COL-16': {
    title: 'The charter lists at least 1 risk',
    few: {
      reason: 'The charter lists {{count}} risks; at least {{min}} are asked for.',
      remedy:
        'Foresee at least {{min}} risks ({{count}} now), each with a response and a department that answers for it.',
    },
  },
  'NM-COL-17': {
    title: 'There is a communication plan',
    none: {
      reason: 'There is no communication plan yet.',
      remedy: 'Write down how often you talk, by which channel and about what.',
    },
  },
  'NM-COL-20': {
    title: 'The receiving department answers a request within 2 working days',
    late: {
      reason: '{{dept}} was to answer by {{latest}} and has not.',
      remedy: 'The head or liaison of {{dept}} accepts, proposes a change, or declines with the reason.',
    },
  },
  'NM-ESC-01': {
    title: 'Before escalating, the group leader has held a recorded negotiation',
    none: {
      reason: 'There is no record of a negotiation led by the leader.',
      remedy: 'Let the leader talk it over with both sides first, and note what was said.',
    },
    goal: {
      reason: 'The goal that both sides share is not written down.',
      remedy: 'Write down what both sides want to reach before the differences.',
    },
    opinion: {
      reason: 'The opinion of {{dept}} is incomplete: {{fields}} missing.',
      remedy: 'What goes up says both opinions with their reasons; let {{dept}} complete theirs.',
    },
    unsigned: {
      reason: 'The head of {{dept}} has not signed.',
      remedy: 'Let the head of {{dept}} check and sign their opinion, then hand it up.',
    },
  },
  'NM-ESC-02': {
    title: 'Escalation goes step by step: department manager → vice president in charge → general manager',
    skipped: {
      reason: 'This goes straight to the {{level}} and passes over the {{expected}}.',
      remedy:
        'Let the {{expected}} deal with it first; if it is urgent, say why. Those passed over are told.',
    },
  },
  'NM-ESC-03': {
    title: 'Each level answers in time',
    late: {
      reason: 'The {{level}} was to answer by {{latest}} and has not.',
      remedy: 'Rule on it now, or hand it up.',
    },
  },
  'NM-ESC-04': {
    title: 'A ruling is put in writing and turned into tasks',
    unwritten: {
      reason: 'The ruling is not written down.',
      remedy: 'Write what was ruled and what each side does.',
    },
    noTask: {
      reason: 'The ruling has not become a task.',
      remedy: 'Make tasks of it, each with an owner and a date.',
    },
  },
  'NM-ESC-05': {
    title: 'A contingency plan has an interim owner, measures and an impact assessment',
    missing: {
      reason: 'The contingency plan lacks: {{fields}}.',
      remedy:
        'Complete it before it starts: who takes charge, what is done, and what it means for schedule, cost and scope. Where it means nothing, say so.',
    },
  },
  'NM-INF-01': {
    title: 'Information carries a confidentiality level that governs access',
    unmarked: {
      reason: 'This record has no confidentiality level.',
      remedy:
        'Choose public, internal, secret or confidential; in doubt take the level of the information rule.',
    },
  },
  'NM-INF-02': {
    title: 'Stakeholders are copied in on important information in time',
    leftOut: {
      reason: 'Not all stakeholders are in copy: {{people}}.',
      remedy: 'Put {{people}} in copy, or say why not.',
    },
  },
  'NM-INF-03': {
    title: 'Important information is put in writing',
    none: {
      reason: 'No kind of written record was chosen for this important decision.',
      remedy: 'Keep it as minutes, a mail confirmation or a change notice.',
    },
    otherKind: {
      reason: 'The chosen kind of written record is not one the norm accepts.',
      remedy: 'Choose a kind that the norm accepts.',
    },
  },
} as const satisfies FindingTexts

export const findingTerms = {
  separator: ', ',
  word: {
    duration: 'time',
    moneyCents: 'money',
    material: 'material',
    people: 'people',
    impact: 'impact',
    completeness: 'completeness',
    reasonableness: 'soundness',
    necessity: 'necessity',
    potentialRisks: 'potential risks',
    'division.duty': 'duty',
    'division.output': 'output',
    'division.due': 'deadline',
    projectGoal: 'Project goal',
    duties: 'Core responsibilities',
    timeNodes: 'Time nodes',
    resourceNeeds: 'Resource needs',
    alignment: 'Points to align',
    matterKinds: 'Kind of conflict or problem',
    disputeMap: 'Dispute map',
    rootCause: 'Root cause',
    countermeasure: 'Countermeasures',
    priorityList: 'Requests by priority',
    resolution: 'Allocation and resolution',
    progress: 'Progress by department',
    problems: 'Problems exposed',
    direction: 'Next direction',
    kpi: 'KPI completion',
    focus: 'Focus of the next period',
    title: 'title',
    discussionContent: 'content to discuss',
    ownerId: 'owner',
    plannedMinutes: 'planned time',
    expectedOutput: 'expected output',
    preparer: 'preparer',
    materialDue: 'due date',
    dept: 'department',
    person: 'person',
    content: 'content of the decision',
    owner: 'owner',
    dueDate: 'deadline',
    dueText: 'deadline',
    name: 'task name',
    description: 'task description',
    doneCriteria: 'completion criteria',
    requiredResources: 'resources needed',
    overdueReason: 'reason for the delay',
    overdueMeasure: 'measures taken',
    goal: 'goal',
    background: 'background',
    expectedOutcome: 'expected outcome',
    host: 'host',
    recorder: 'recorder',
    timekeeper: 'timekeeper',
    decider: 'decision maker',
    executor: 'executor',
    specific: 'specific',
    measurable: 'measurable',
    achievable: 'achievable',
    relevant: 'relevant',
    timeBound: 'time-bound',
    basics: 'meeting basics',
    goalAndAgendaReview: 'review of goal and agenda',
    topicRecords: 'discussion by topic',
    decisionTable: 'summary of decisions',
    todoTable: 'to-do tracking sheet',
    all: 'everybody',
    attendees: 'attendees',
    relatedDepts: 'related departments',
    mail: 'mail',
    chat: 'chat',
    system: 'notification in the system',
    // Escalation and contingency
    position: 'position',
    facts: 'facts and data',
    negotiating: 'leader',
    level1: 'department heads',
    level2: 'vice president',
    level3: 'general manager',
    coordinator: 'coordinator',
    interimOwner: 'interim owner',
    measures: 'measures',
    impactSchedule: 'impact on the schedule',
    impactCost: 'impact on cost',
    impactScope: 'impact on scope',
  },
} as const satisfies FindingTerms

/** Hints of the SMART check, by the keys it hands out. */
export const smartHint = {
  'smart.specific.empty': 'Start with the result you want.',
  'smart.specific.vague':
    'This only says what will be talked about. Write a result: “settle …”, “produce …”, “approve …”.',
  'smart.specific.noResult':
    'It is not clear what will come of it. Use a verb such as settle, produce, complete or submit, or say how far something is to rise or fall.',
  'smart.measurable.empty': 'Name a quantity, or a result that can be checked.',
  'smart.measurable.noMeasure':
    'There is neither a quantity nor a result that can be checked. Add a figure or a deliverable.',
  'smart.achievable.empty': 'Say who will do it.',
  'smart.achievable.unbounded':
    'Words such as “completely” or “all problems” promise more than can be delivered. Set limits.',
  'smart.achievable.noResult':
    'As long as the result is unclear, nobody can tell whether it can be achieved.',
  'smart.achievable.noActor': 'It does not say which departments or people will do it.',
  'smart.relevant.empty': 'Say which collaboration need it serves.',
  'smart.relevant.noNeed': 'It is linked to no collaboration need and names no department.',
  'smart.timeBound.empty': 'Say by when.',
  'smart.timeBound.noTime':
    'There is no point in time. Add a date, or “before September”, or “within 3 months”.',
} as const satisfies Record<SmartHint, string>
