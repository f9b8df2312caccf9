export const staffList = {
  fileName: '人员导入模板',
  sheet: '人员',
  notesSheet: '填写说明',
  yes: '是',
  no: '否',
  notes: {
    name: '必填。',
    departmentPath: '从上到下用“/”分隔，如：营销中心/市场部。没有的部门会自动新建。',
    jobTitle: '如：经理、专员。',
    email: '必填，每人一个，用于登录和接收通知。',
    phone: '选填。',
    employeeNo: '选填，不可重复。工号或邮箱相同即视为同一人，再次导入会更新其信息。',
    isHead: '填“是”或“否”。每个部门最多一位负责人。',
  },
}
