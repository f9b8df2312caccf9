/** What the product itself writes about conflicts, in the organisation's language. */
export const conflictMade = {
  recheckTask: '复查冲突 {{number}} 的落实情况：{{title}}',
  recheckText: '裁决两周后看一看：各方是否照办，问题有没有再出现。在冲突页写下复查结果并关闭。',
  recheckLink: '冲突 {{number}} 的复查结果',
  ballot: { agree: '表决：同意', against: '表决：反对', abstain: '表决：弃权' },
} as const
