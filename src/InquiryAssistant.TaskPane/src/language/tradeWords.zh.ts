import type { Messages } from "./en";

/** 行业用语 */
export const quadrants: Messages["verdict"]["quadrants"] = {
  A: { name: "重点客户", meaning: "有意购买且能拍板。请快速、完整地答复。" },
  B: { name: "培育客户", meaning: "有意购买，由他人拍板。做能帮上忙的专家。" },
  C: { name: "保持联系", meaning: "目前意向较低。介绍公司，询问具体项目。" },
  D: { name: "非潜在客户", meaning: "不是买家。归档即可，不必回复。" },
};

export const kinds: Messages["verdict"]["kinds"] = {
  inquiry: "询盘",
  reply: "买家回复",
  "existing-business": "现有业务",
  internal: "内部邮件",
  solicitation: "推销",
  phishing: "钓鱼邮件",
  scam: "诈骗",
  automatic: "自动邮件",
};

export const unscored: Messages["verdict"]["unscored"] = {
  "existing-business": "在执行订单或现有客户：不划分 A 至 D。",
  internal: "同事来信：不作处理。",
  automatic: "系统自动发送：不评分。",
};

export const roles: Messages["verdict"]["roles"] = {
  "decision-maker": "决策者",
  influencer: "影响者",
  unknown: "角色未知",
};

export const types: Messages["verdict"]["types"] = {
  "seeking-supplier": "寻找供应商",
  "entering-market": "考察市场",
  "information-gathering": "收集信息",
  casual: "随意询问",
  "competitor-probe": "可能是同行",
  "sample-hunter": "只要样品",
};

export const typeAdvice: Messages["advice"]["types"] = {
  "seeking-supplier": [
    "报价要完整无误：贸易术语、币种、有效期、交期、付款方式。",
    "不要随意报高价：对方会比较多家供应商。",
  ],
  "entering-market": ["对方已有供应商。请耐心逐一答复，建立信任。", "回复中要有新意：新产品、检测报告或案例。"],
  "information-gathering": ["专业答复，但以销售所需为限。", "礼貌谢绝超出销售范围的要求，并询问资料的用途。"],
  casual: ["发一封通用信，请对方介绍公司和产品。", "对方回复后再继续跟进。"],
  "competitor-probe": ["提议通电话。", "如果对方拒绝，不要提供条款和价格表。"],
  "sample-hunter": ["样品费和快递费须由对方支付，可承诺下单后退还。", "如果对方拒绝，先问清采购数量和下单时间再决定。"],
};

export const generalAdvice = "先核实：对方常用什么贸易术语和港口，主要采购哪些产品，如何包装？";

export const stages: Messages["verdict"]["stages"] = {
  quoted: "已报价",
  sampled: "已寄样",
  negotiating: "谈判中",
  ordered: "已下单",
};

export const risks: Messages["risk"]["list"] = {
  "phishing-link": {
    name: "误导性链接",
    why: "链接的去向与其文字不符，或指向仿冒网站。",
    advice: "不要打开。请自行输入网址访问。",
  },
  "credential-request": {
    name: "索要密码",
    why: "邮件要求您登录或提供密码。",
    advice: "不要输入任何内容，并告知 IT 同事。",
  },
  "lookalike-domain": {
    name: "仿冒发件人",
    why: "发件人域名模仿您认识的域名。",
    advice: "逐字核对地址，并打电话向客户确认。",
  },
  "reply-to-mismatch": {
    name: "回复会发往别处",
    why: "回复地址与发件人不同。",
    advice: "回复前请检查收件人。",
  },
  "auth-failure": {
    name: "发件人未通过验证",
    why: "证明发件域名的检查（SPF、DKIM、DMARC）未通过。",
    advice: "在通过其他方式确认之前，不要相信银行信息和链接。",
  },
  "bank-change": {
    name: "更换银行账户",
    why: "邮件通知更换账户或收款人。",
    advice: "不要付款。拨打您原有的电话号码向客户核实。",
  },
  "dangerous-attachment": {
    name: "危险附件",
    why: "附件可以运行，或可能藏有登录页面。",
    advice: "不要打开，请对方改发 PDF。",
  },
  "advance-fee": {
    name: "先要钱",
    why: "未做生意先收费，或多付货款。",
    advice: "不要付款，也不要退款。",
  },
  "visa-invitation": {
    name: "索要邀请函",
    why: "没有任何业务就要求来访和邀请函。",
    advice: "先有业务和付款，再谈邀请函。",
  },
  "competitor-probe": {
    name: "可能是同行",
    why: "想要价格和条款，却不说明自己是谁。",
    advice: "提议通电话，不要给完整价格表。",
  },
  "sample-hunting": {
    name: "只要样品",
    why: "只要免费样品，从不问价格和数量。",
    advice: "请对方支付样品费和运费。",
  },
  "incoterm-mismatch": {
    name: "贸易术语与地点不符",
    why: "所写地点不适用于该贸易术语。",
    advice: "对方可能刚开始做进口。报价前先问清是哪个港口。",
  },
};

export const topics: Messages["questions"]["topics"] = {
  price: "价格",
  moq: "起订量",
  "lead-time": "交期",
  "payment-terms": "付款方式",
  certificates: "证书",
  samples: "样品",
  catalogue: "目录",
  packing: "包装",
  technical: "技术",
  stock: "库存",
  warranty: "质保",
  shipping: "运输",
  agency: "代理",
  documents: "单证",
  company: "我方公司",
  other: "其他",
};
