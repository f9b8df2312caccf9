/** Why the server said no, about collaboration requests. */
export const errorRequest = {
  'request.notFound': '找不到这张协作需求单，或者您无权查看。',
  'request.notYours': '这一步不由您来做。请看单据上方“现在在谁手里”。',
  'request.notNow': '需求单目前的状态不能这样做。',
  'request.moveNotPossible': '需求单目前的状态不能这样做。',
  'request.stale': '在您编辑期间，别人已经修改了这张需求单。请核对最新内容后再保存。',
  'request.departmentNotAsked': '这张需求单没有征询该部门。',
  'request.answerNotNow': '该部门目前的答复状态不能这样做。',
  'request.alreadyAsked': '该部门已经被征询过，不能再转交给它。',
  'request.ownDepartment': '接收部门不能是发起部门自己。',
  'request.noReceiver': '请至少选择一个接收部门。',
  'request.infeasible': '评估结论是不可行，不能受理。请先修改结论，或不予受理。',
  'request.nothingChanged': '还没有修改任何内容。请先调整需求，再重新征询。',
  'request.lightNeedsOne': '轻量办理只适用于一个部门、一项任务；多个部门参与时请立项。',
  'request.liaisonElsewhere': '对接人须是该部门的人员。',
  'request.spanReversed': '结束日期早于开始日期。',
  'answer.moveNotPossible': '该部门目前的答复状态不能这样做。',
}
