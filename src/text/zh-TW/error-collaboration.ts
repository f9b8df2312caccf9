/** Why the server said no, about collaborations and risks. */
export const errorCollaboration = {
  'collaboration.notFound': '找不到這個協作專案，或者您無權檢視。',
  'collaboration.notYours': '專案由組長或建立人修改。',
  'collaboration.notNow': '專案已經結束，不能再修改。',
  'collaboration.stale': '在您編輯期間，別人已經修改了這個專案。請核對最新內容後再儲存。',
  'risk.notFound': '找不到這條風險，或者您無權檢視。',
  'risk.homeNotFound': '找不到風險所屬的任務、決議、會議或專案。',
  'risk.needsHome': '風險須歸到一項任務、決議、會議或專案。',
  'risk.notYours': '這一步由風險負責人或主持的人來做，您不在其中。',
  'risk.notNow': '風險目前的狀態不能這樣做。',
  'risk.moveNotPossible': '風險目前的狀態不能這樣做。',
  'risk.stale': '在您編輯期間，別人已經修改了這條風險。請核對最新內容後再儲存。',
  'risk.unknownMilestone': '這個節點不屬於該任務。',
}
