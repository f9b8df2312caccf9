export const staffList = {
  fileName: '人員匯入範本',
  sheet: '人員',
  notesSheet: '填寫說明',
  yes: '是',
  no: '否',
  notes: {
    name: '必填。',
    departmentPath: '由上到下以「/」分隔，例如：行銷中心/市場部。沒有的部門會自動新增。',
    jobTitle: '例如：經理、專員。',
    email: '必填，每人一個，用於登入和接收通知。',
    phone: '選填。',
    employeeNo: '選填，不可重複。工號或電子郵件相同即視為同一人，再次匯入會更新其資料。',
    isHead: '填「是」或「否」。每個部門最多一位負責人。',
  },
}
