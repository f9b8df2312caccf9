export const errorChannel = {
  'channel.notFound': '找不到這個通道，可能已被刪除。',
  'channel.stale': '這個通道剛剛被別人修改過，請核對後再儲存。',
  'channel.nameTaken': '已有名為「{{name}}」的通道。',
  'channel.tooMany': '通道最多 {{max}} 個，請先刪除不用的。',
  'channel.departmentsMissing': '請選擇至少一個部門。',
  'channel.tooFast': '這個機器人一分鐘內傳送太多，請 {{seconds}} 秒後再試。',
  'channel.addressNotOne': '這不是一個網址。請從機器人設定裡完整複製，以 https 開頭。',
  'channel.addressElsewhere':
    '位址不屬於所選的工具，應在 {{hosts}} 上。如需經由自建閘道傳送，請系統維運在伺服器設定裡登記閘道。',
  'channel.addressNotSecure': '位址應以 https 開頭。',
  'channel.addressNotRobot': '這不是群組機器人的位址，請從群組設定的機器人裡完整複製。',
}
