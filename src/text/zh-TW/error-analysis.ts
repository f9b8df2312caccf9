export const errorAnalysis = {
  'analysis.empty': '沒有可分析的內容：這裡沒有文字。',
  'analysis.textTooLong': '文字太長：最多 {{maxMegabytes}} MB（約 35 萬字）。請分幾次分析。',
  'analysis.fileTooLarge': '檔案太大：最多 {{maxMegabytes}} MB。請移除圖片或分成幾個檔案。',
  'analysis.zipBomb': '這個檔案解壓縮後大得不正常，沒有開啟。請用 Word 或 Excel 另存一份再試。',
  'analysis.fileBroken': '檔案已損毀，無法讀取。請用 Word 或 Excel 開啟後另存一份再試。',
  'analysis.fileLocked': '檔案設有開啟密碼。請移除密碼後再上傳。',
  'analysis.oldOffice': '這是舊版 Office 檔案（.doc、.xls）。請另存為 .docx 或 .xlsx 再上傳。',
  'analysis.pdf': '目前還無法讀取 PDF 檔案。請開啟它，複製其中的文字再貼進來。',
  'analysis.picture': '這是圖片，無法讀出其中的文字。請改為貼上文字。',
  'analysis.notOffice':
    '檔名以 .{{extension}} 結尾，內容卻不是 {{program}} 檔案。請用 {{program}} 開啟後另存為 .{{extension}}，或直接貼上文字。',
  'analysis.formatUnknown':
    '無法讀取這種檔案。可以上傳 .txt、.md、.docx、.xlsx、.srt、.vtt，或直接貼上文字。',
  'analysis.busy': '正在分析的內容太多，請 {{seconds}} 秒後再試。',
  'analysis.tooOften': '分析得太頻繁，請 {{seconds}} 秒後再試。',
  'analysis.tookTooLong': '這段文字分析太久，已停止。請分成幾段再試。',
  'model.stale': '語言模型的設定剛剛被別人修改過，請核對後再儲存。',
  'model.addressNotOne': '這不是一個服務網址。應以 https:// 或 http:// 開頭，不帶參數，例如以 /v1 結尾。',
  'model.addressElsewhere': '不能使用這個網址：它是本機或雲端主機自己的內部網址。',
  'model.incomplete': '請先填寫服務網址和模型名稱。',
}
