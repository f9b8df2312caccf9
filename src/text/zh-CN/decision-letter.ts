/** The notice that a conditional decision asks for, as it is drafted; whoever sends it rewrites it freely. */
export const decisionLetter = {
  subject: '通知：{{condition}}',
  body: '各位同事：\n\n{{condition}}。根据会议决议（{{number}}）：{{content}}\n\n受影响的日期：{{affected}}。请各部门据此调整安排；如有问题，请尽早与我联系。\n\n（本通知最迟应于{{latest}}发出。）',
  action: '查看决议',
  dayToName: '（待填写）',
  conditionToName: '约定的条件已经发生',
} satisfies Record<string, string>
