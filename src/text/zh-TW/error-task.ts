/** Why the server said no, about tasks and notices. */
export const errorTask = {
  'task.notFound': '找不到這個任務，或者您無權檢視。',
  'task.notYours': '這一步由負責人、驗收人或交辦人來做，您不在其中。',
  'task.notNow': '任務目前的狀態不能這樣做，可能剛剛有人處理過。請重新整理後檢視。',
  'task.moveNotPossible': '任務目前的狀態不能這樣做。',
  'task.stale': '在您編輯期間，別人已經修改了這個任務。請核對最新內容後再儲存。',
  'task.otherMeeting': '議題或決議不屬於這次會議。',
  'task.classificationOfMeeting': '任務的保密級別隨會議，不能單獨設定。',
  'task.datesFixed': '任務已經交辦，日期只能透過延期申請調整。',
  'task.ownerCannotReview': '負責人不能驗收自己的任務，請換一位驗收人。',
  'task.dueBeforeStart': '計劃完成時間不能早於計劃開始時間。',
  'task.newDueNotLater': '新的完成時間必須晚於 {{dueOn}}，且不能早於今天。',
  'task.dueInPast': '新的完成時間不能早於今天。',
  'task.needsReviewer': '任務正在待驗收，至少要留一位尚未通過的驗收人。',
  'task.deliverableNotFound': '找不到這份交付物。',
  'task.deliverableOfEarlierRound': '這份交付物屬於已評審的輪次，需要留檔，不能撤回。',
  'notification.notFound': '找不到這則通知。',
}
