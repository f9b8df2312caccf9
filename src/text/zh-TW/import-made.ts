/** What an import itself writes into a meeting, in the organisation's language. */
export const importMade = {
  looseTopic: '其他事項',
  strangers: '與會人員（不在通訊錄中）：{{names}}',
  separator: '、',
}
