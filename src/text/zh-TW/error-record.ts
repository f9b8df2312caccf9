/** Refusals of the live record and of decisions. */
export const errorRecord = {
  'entry.notFound': '找不到這筆紀錄，可能已被移除或您沒有檢視權限。',
  'entry.stale': '這筆紀錄剛被他人修改。兩邊的文字都已保留，請選擇要保留哪一份。',
  'entry.wasRemoved': '這筆紀錄已被移除。您寫的文字仍在，還原後即可繼續。',
  'record.notAttributed': '觀點須註明提出部門與人員。',
  'record.whichDepartment': '請選擇提出觀點的部門。',
  'record.whoSaidIt': '請選擇提出觀點的人員。',
  'record.observerMute': '列席人僅參與不發言，不能記為其觀點。',
  'record.otherMeeting': '不能移到另一場會議的議題下。',
  'record.decisionInUse': '該決議已通過或已有任務，不能移除；如需改變，請變更或撤銷決議。',
  'record.taskInUse': '該任務已開始執行，不能移除；如不再需要，請取消任務。',
  'decision.notFound': '找不到這項決議，可能已被移除或您沒有檢視權限。',
  'decision.notYours': '您沒有執行此操作的權限，請聯絡主持人或記錄人。',
  'decision.isFixed': '會議紀錄已定稿，決議內容不能再改；如需改變，請作出新的決議。',
  'decision.notNow': '決議目前的狀態不允許此操作。',
  'decision.stale': '這項決議剛被他人修改，請核對最新內容後再儲存。',
  'decision.moveNotPossible': '決議目前的狀態不允許此操作。',
} as const
