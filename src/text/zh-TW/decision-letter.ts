/** The notice that a conditional decision asks for, as it is drafted; whoever sends it rewrites it freely. */
export const decisionLetter = {
  subject: '通知：{{condition}}',
  body: '各位同仁：\n\n{{condition}}。依據會議決議（{{number}}）：{{content}}\n\n受影響的日期：{{affected}}。請各部門據此調整安排；如有問題，請儘早與我聯絡。\n\n（本通知最遲應於{{latest}}發出。）',
  action: '檢視決議',
  dayToName: '（待填寫）',
  conditionToName: '約定的條件已經發生',
} satisfies Record<string, string>
