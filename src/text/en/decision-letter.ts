/** The notice that a conditional decision asks for, as it is drafted; whoever sends it rewrites it freely. */
export const decisionLetter = {
  subject: 'Notice: {{condition}}',
  body: 'Dear colleagues,\n\n{{condition}}. According to decision {{number}}: {{content}}\n\nDate affected: {{affected}}. Please adjust your plans accordingly, and tell me early if anything stands in the way.\n\n(This notice must go out by {{latest}}.)',
  action: 'See the decision',
  dayToName: '(to be filled in)',
  conditionToName: 'What the decision was waiting for has happened',
} satisfies Record<string, string>
