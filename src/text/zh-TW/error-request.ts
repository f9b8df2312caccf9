/** Why the server said no, about collaboration requests. */
export const errorRequest = {
  'request.notFound': '找不到這張協作需求單，或者您無權檢視。',
  'request.notYours': '這一步不由您來做。請看單據上方「現在在誰手裡」。',
  'request.notNow': '需求單目前的狀態不能這樣做。',
  'request.moveNotPossible': '需求單目前的狀態不能這樣做。',
  'request.stale': '在您編輯期間，別人已經修改了這張需求單。請核對最新內容後再儲存。',
  'request.departmentNotAsked': '這張需求單沒有徵詢該部門。',
  'request.answerNotNow': '該部門目前的答覆狀態不能這樣做。',
  'request.alreadyAsked': '該部門已經被徵詢過，不能再轉交給它。',
  'request.ownDepartment': '接收部門不能是發起部門自己。',
  'request.noReceiver': '請至少選擇一個接收部門。',
  'request.infeasible': '評估結論是不可行，不能受理。請先修改結論，或不予受理。',
  'request.nothingChanged': '還沒有修改任何內容。請先調整需求，再重新徵詢。',
  'request.lightNeedsOne': '輕量辦理只適用於一個部門、一項任務；多個部門參與時請立案。',
  'request.liaisonElsewhere': '窗口須是該部門的人員。',
  'request.spanReversed': '結束日期早於開始日期。',
  'answer.moveNotPossible': '該部門目前的答覆狀態不能這樣做。',
}
