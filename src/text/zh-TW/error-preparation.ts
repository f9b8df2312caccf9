/** Why the server said no, about what is prepared before a meeting. */
export const errorPreparation = {
  'position.notFound': '找不到這份會前準備。',
  'position.notYours': '只能填寫本部門的會前準備。',
  'position.notNow': '會前準備請在收到會議通知之後、會議開始之前填寫。',
  'position.stale': '同部門的人剛剛修改了這份會前準備，請核對後再儲存。',
  'alignment.notYours': '會前對齊情況只有會議的籌備人可以檢視。',
  'alignment.notNow': '會議已經開始，會前對齊不再修改。',
  'alignment.stale': '別人剛剛登記了這個部門的溝通情況，請核對後再儲存。',
  'alignment.objectionNeedsWords': '請寫明對方的異議是什麼。',
}
