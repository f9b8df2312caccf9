export const errorOutput = {
  'output.notYours': '只有主持人、記錄人，或該部門的參會人和主管可以這樣做。',
  'output.notFound': '找不到這筆內容，可能已被移除。',
  'output.stale': '在您編輯期間，別人已經修改了這筆內容。請核對後再儲存。',
  'output.departmentNotAttending': '該部門沒有人參加這次會議。',
  'output.noteNeeded': '不認同時請寫明理由。',
  'output.orderIncomplete': '需求有增減，請重新整理後再排序。',
  'output.kindNotOffered': '這個類別已不可選，請重新選擇。',
  'output.kindExists': '已有名為「{{name}}」的類別。',
}
