/** Refusals of collecting topics. */
export const errorCollection = {
  'collection.notOpen': '会议没有在征集议题。',
  'collection.over': '议题征集已经截止。',
  'collection.notNow': '会议当前的状态不能这样做。',
  'collection.noTime': '请先确定会议时间，征集截止时间由它推算。',
  'collection.tooLate': '离会议已不足3个工作日，来不及征集议题。',
  'proposal.notFound': '找不到这个议题。',
  'proposal.notYours': '只有提出人可以撤回。',
  'proposal.moveNotPossible': '这个议题已经答复。',
}
