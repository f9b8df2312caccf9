export const errorImport = {
  'import.notFound': '找不到这份审阅，可能已被删除。',
  'import.stale': '这份审阅在另一个窗口里改过，请看过最新内容再继续。',
  'import.applied': '这份审阅已经导入，不能再改。',
  'import.meetingGone': '它导入的会议已不存在。',
  'import.incomplete': '还有几处需要补全，见标出的地方。',
  'import.nothingAccepted': '还没有采纳任何一项。',
  'import.whichDay': '请填写会议是哪一天开的。',
  'import.whoHosted': '请选择主持人，之后由其确认纪要。',
  'import.notYetHeld': '这一天还没到。导入的是已经开过的会议。',
  'import.endsBeforeStart': '结束时间要晚于开始时间。',
  'import.aliasNotFound': '这个别名已被删除。',
}
