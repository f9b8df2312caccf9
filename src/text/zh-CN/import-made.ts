/** What an import itself writes into a meeting, in the organisation's language. */
export const importMade = {
  looseTopic: '其他事项',
  strangers: '与会人员（不在通讯录中）：{{names}}',
  separator: '、',
}
