/** Why the server said no, about what is prepared before a meeting. */
export const errorPreparation = {
  'position.notFound': '找不到这份会前准备。',
  'position.notYours': '只能填写本部门的会前准备。',
  'position.notNow': '会前准备在收到会议通知之后、会议开始之前填写。',
  'position.stale': '同部门的人刚刚修改了这份会前准备，请核对后再保存。',
  'alignment.notYours': '会前对齐情况只有会议的筹备人可以查看。',
  'alignment.notNow': '会议已经开始，会前对齐不再修改。',
  'alignment.stale': '别人刚刚登记了这个部门的沟通情况，请核对后再保存。',
  'alignment.objectionNeedsWords': '请写明对方的异议是什么。',
}
