export const errorImport = {
  'import.notFound': '找不到這份審閱，可能已被刪除。',
  'import.stale': '這份審閱在另一個視窗裡改過，請看過最新內容再繼續。',
  'import.applied': '這份審閱已經匯入，不能再改。',
  'import.meetingGone': '它匯入的會議已不存在。',
  'import.incomplete': '還有幾處需要補全，見標出的地方。',
  'import.nothingAccepted': '還沒有採納任何一項。',
  'import.whichDay': '請填寫會議是哪一天開的。',
  'import.whoHosted': '請選擇主持人，之後由其確認會議紀錄。',
  'import.notYetHeld': '這一天還沒到。匯入的是已經開過的會議。',
  'import.endsBeforeStart': '結束時間要晚於開始時間。',
  'import.aliasNotFound': '這個別名已被刪除。',
}
