export const errorOutput = {
  'output.notYours': '只有主持人、记录人，或该部门的参会人和负责人可以这样做。',
  'output.notFound': '找不到这条内容，可能已被移除。',
  'output.stale': '在您编辑期间，别人已经修改了这条内容。请核对后再保存。',
  'output.departmentNotAttending': '该部门没有人参加这次会议。',
  'output.noteNeeded': '不认同时请写明理由。',
  'output.orderIncomplete': '需求有增减，请刷新后重新排序。',
  'output.kindNotOffered': '这个类别已不可选，请重新选择。',
  'output.kindExists': '已有名为“{{name}}”的类别。',
}
