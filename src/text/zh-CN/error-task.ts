/** Why the server said no, about tasks and notices. */
export const errorTask = {
  'task.notFound': '找不到这个任务，或者您无权查看。',
  'task.notYours': '这一步由负责人、验收人或下达人来做，您不在其中。',
  'task.notNow': '任务目前的状态不能这样做，可能刚刚有人处理过。请刷新后查看。',
  'task.moveNotPossible': '任务目前的状态不能这样做。',
  'task.stale': '在您编辑期间，别人已经修改了这个任务。请核对最新内容后再保存。',
  'task.otherMeeting': '议题或决议不属于这次会议。',
  'task.classificationOfMeeting': '任务的保密级别随会议，不能单独设置。',
  'task.datesFixed': '任务已经下达，日期只能通过延期申请调整。',
  'task.ownerCannotReview': '负责人不能验收自己的任务，请换一位验收人。',
  'task.dueBeforeStart': '计划完成时间不能早于计划开始时间。',
  'task.newDueNotLater': '新的完成时间必须晚于 {{dueOn}}，且不能早于今天。',
  'task.dueInPast': '新的完成时间不能早于今天。',
  'task.needsReviewer': '任务正在待验收，至少要留一位尚未通过的验收人。',
  'task.deliverableNotFound': '找不到这份交付物。',
  'task.deliverableOfEarlierRound': '这份交付物属于已评审的轮次，需要留档，不能撤回。',
  'notification.notFound': '找不到这条通知。',
}
