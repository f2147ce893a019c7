/** Names of the signals of those who sell to us. */
export const sellingSignals: Readonly<Record<string, string>> = {
  "we-sell": "自己在推销",
  "sales-pitch": "推销话术",
  "sales-call": "想打推销电话",
  unsubscribe: "有退订方式",
  "seo-web": "搜索排名或广告",
  "freight-offer": "提供货运",
  exhibit: "推销展位",
  "consumer-offer": "群发邮件常见的大众商品",
  appeal: "群发的募捐、问卷或节日问候",
  "mass-letter": "发给邮件列表的信",
  "mass-links": "群发邮件特有的链接",
  "wish-facts": "项涉及我方产品或业务的迹象",
};
