export const errorAnalysis = {
  'analysis.empty': '没有可分析的内容：这里没有文字。',
  'analysis.textTooLong': '文字太长：最多 {{maxMegabytes}} MB（约 35 万字）。请分几次分析。',
  'analysis.fileTooLarge': '文件太大：最多 {{maxMegabytes}} MB。请去掉图片或分成几个文件。',
  'analysis.zipBomb': '这个文件解压后大得不正常，没有打开。请用 Word 或 Excel 另存一份再试。',
  'analysis.fileBroken': '文件已损坏，读不出来。请用 Word 或 Excel 打开后另存一份再试。',
  'analysis.fileLocked': '文件有打开密码。请去掉密码后再上传。',
  'analysis.oldOffice': '这是旧版 Office 文件（.doc、.xls）。请另存为 .docx 或 .xlsx 再上传。',
  'analysis.formatUnknown': '这种文件读不了。可以上传 .txt、.md、.docx、.xlsx、.srt、.vtt，或直接粘贴文字。',
  'analysis.busy': '正在分析的内容太多，请 {{seconds}} 秒后再试。',
  'analysis.tooOften': '分析得太频繁，请 {{seconds}} 秒后再试。',
  'analysis.tookTooLong': '这段文字分析太久，已停止。请分成几段再试。',
}
