import type { errorCollection as original } from '#text/zh-CN/error-collection.ts'

export const errorCollection: typeof original = {
  'collection.notOpen': '會議沒有在徵集議題。',
  'collection.over': '議題徵集已經截止。',
  'collection.notNow': '會議目前的狀態不能這樣做。',
  'collection.noTime': '請先確定會議時間，徵集截止時間由它推算。',
  'collection.tooLate': '離會議已不足3個工作天，來不及徵集議題。',
  'proposal.notFound': '找不到這個議題。',
  'proposal.notYours': '只有提出人可以撤回。',
  'proposal.moveNotPossible': '這個議題已經答覆。',
}
