/** Refusals of the live record and of decisions. */
export const errorRecord = {
  'entry.notFound': '找不到这条记录，可能已被移除或您无权查看。',
  'entry.stale': '这条记录刚被他人改过。两边的文字都已保留，请选择保留哪一份。',
  'entry.wasRemoved': '这条记录已被移除。您写的文字仍在，恢复该条记录后可继续。',
  'record.notAttributed': '观点须注明提出部门与人员。',
  'record.whichDepartment': '请选择提出观点的部门。',
  'record.whoSaidIt': '请选择提出观点的人员。',
  'record.observerMute': '列席人仅参与不发言，不能记为其观点。',
  'record.otherMeeting': '不能移到另一场会议的议题下。',
  'record.decisionInUse': '该决议已通过或已有任务，不能移除；如需改变，请变更或撤销决议。',
  'record.taskInUse': '该任务已开始执行，不能移除；如不再需要，请取消任务。',
  'decision.notFound': '找不到这项决议，可能已被移除或您无权查看。',
  'decision.notYours': '您没有执行此操作的权限，请联系主持人或记录人。',
  'decision.isFixed': '纪要已定稿，决议内容不能再改；如需改变，请作出新的决议。',
  'decision.notNow': '决议当前的状态不允许此操作。',
  'decision.stale': '这项决议刚被他人改过，请核对最新内容后再保存。',
  'decision.moveNotPossible': '决议当前的状态不允许此操作。',
} as const
