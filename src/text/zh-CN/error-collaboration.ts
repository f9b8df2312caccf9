/** Why the server said no, about collaborations and risks. */
export const errorCollaboration = {
  'collaboration.notFound': '找不到这个协作项目，或者您无权查看。',
  'collaboration.notYours': '项目由组长或创建人修改。',
  'collaboration.notNow': '项目已经结束，不能再修改。',
  'collaboration.stale': '在您编辑期间，别人已经修改了这个项目。请核对最新内容后再保存。',
  'risk.notFound': '找不到这条风险，或者您无权查看。',
  'risk.homeNotFound': '找不到风险所属的任务、决议、会议或项目。',
  'risk.needsHome': '风险须归到一项任务、决议、会议或项目。',
  'risk.notYours': '这一步由风险责任人或主持的人来做，您不在其中。',
  'risk.notNow': '风险目前的状态不能这样做。',
  'risk.moveNotPossible': '风险目前的状态不能这样做。',
  'risk.stale': '在您编辑期间，别人已经修改了这条风险。请核对最新内容后再保存。',
  'risk.unknownMilestone': '这个节点不属于该任务。',
}
