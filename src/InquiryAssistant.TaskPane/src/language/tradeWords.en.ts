import type { DecisionRole, InquiryType, MessageKind, Quadrant, QuestionTopic, Risk, Stage } from "../api/contracts";

/** The words of the trade in English: verdicts, risks, topics. */
export const quadrants: Record<Quadrant, { name: string; meaning: string }> = {
  A: { name: "Key", meaning: "Wants to buy and decides. Answer fast and fully." },
  B: { name: "Nurture", meaning: "Wants to buy, others decide. Be the expert who helps." },
  C: { name: "Keep in touch", meaning: "Little intent so far. Introduce us, ask for a project." },
  D: { name: "Not a prospect", meaning: "Not a buyer. File away, do not answer." },
};

export const kinds: Record<MessageKind, string> = {
  inquiry: "Inquiry",
  reply: "Buyer's reply",
  "existing-business": "Existing business",
  internal: "Internal",
  solicitation: "Solicitation",
  phishing: "Phishing",
  scam: "Scam",
  automatic: "Automatic message",
};

export const unscored: Partial<Record<MessageKind, string>> = {
  "existing-business": "A running order or a present customer: not sorted into A to D.",
  internal: "From a colleague: left alone.",
  automatic: "Sent by a machine: not scored.",
};

export const roles: Record<DecisionRole, string> = {
  "decision-maker": "Decision-maker",
  influencer: "Influencer",
  unknown: "Role unknown",
};

export const types: Record<InquiryType, string> = {
  "seeking-supplier": "Seeks a supplier",
  "entering-market": "Explores the market",
  "information-gathering": "Gathers information",
  casual: "Casual inquiry",
  "competitor-probe": "May be a competitor",
  "sample-hunter": "Only wants samples",
};

/** What to do with each type of inquiry (domain guide, section 3). */
export const typeAdvice: Record<InquiryType, readonly string[]> = {
  "seeking-supplier": [
    "Quote fully and without a mistake: trade term, currency, validity, lead time, payment.",
    "A careless high price ends the talk: he compares.",
  ],
  "entering-market": [
    "He has suppliers already. Answer each question with patience and build trust.",
    "Put something new into the reply: a product, a test report, a case.",
  ],
  "information-gathering": [
    "Answer as a professional, and no more than a sale needs.",
    "Politely decline what goes beyond it, and ask what it is for.",
  ],
  casual: ["Send the general letter and ask about his company and products.", "Go on only if he answers."],
  "competitor-probe": ["Propose a telephone call.", "If he refuses one, give no terms and no price list."],
  "sample-hunter": [
    "Sample and courier fee must be paid; offer to refund them with the order.",
    "If he refuses, ask for quantity and time of the order before you decide.",
  ],
};

/** To a general inquiry of a possible buyer: verify first, then judge the answers (seed 4). */
export const generalAdvice =
  "Verify first: which trade term and port does he use, which products and packing does he mainly buy?";

export const stages: Record<Stage, string> = {
  quoted: "Quoted",
  sampled: "Sampled",
  negotiating: "Negotiating",
  ordered: "Ordered",
};

export const risks: Record<Risk, { name: string; why: string; advice: string }> = {
  "phishing-link": {
    name: "Misleading link",
    why: "A link does not lead where its text says, or leads to a look-alike site.",
    advice: "Do not open it. Go to the site by typing its address yourself.",
  },
  "credential-request": {
    name: "Asks for a password",
    why: "The mail wants you to sign in or to give a password.",
    advice: "Enter nothing. Report it to your IT colleague.",
  },
  "lookalike-domain": {
    name: "Look-alike sender",
    why: "The sender's domain imitates one you know.",
    advice: "Compare the address letter by letter and ask the customer by telephone.",
  },
  "reply-to-mismatch": {
    name: "Answers go elsewhere",
    why: "The Reply-To address is not the sender's.",
    advice: "Check the recipients before you answer.",
  },
  "auth-failure": {
    name: "Sender not verified",
    why: "The checks that prove the sender's domain (SPF, DKIM, DMARC) failed.",
    advice: "Trust no bank details and no links before you asked by another way.",
  },
  "bank-change": {
    name: "Other bank details",
    why: "The mail announces a changed account or payee.",
    advice: "Pay nothing. Ring the customer on a number you already had.",
  },
  "dangerous-attachment": {
    name: "Dangerous attachment",
    why: "An attachment can run, or can hide a sign-in page.",
    advice: "Do not open it. Ask for a PDF instead.",
  },
  "advance-fee": {
    name: "Money first",
    why: "Fees are asked before business, or too much is paid.",
    advice: "Pay nothing and send nothing back.",
  },
  "visa-invitation": {
    name: "Invitation letter wanted",
    why: "A visit and an invitation letter are asked for without any business.",
    advice: "Business and payment come before an invitation.",
  },
  "competitor-probe": {
    name: "May be a competitor",
    why: "Prices and terms are wanted, but not who is asking.",
    advice: "Propose a telephone call. Give no full price list.",
  },
  "sample-hunting": {
    name: "Only wants samples",
    why: "Free samples are asked for, never price or quantity.",
    advice: "Ask for sample cost and freight to be paid.",
  },
  "incoterm-mismatch": {
    name: "Trade term and place do not fit",
    why: "The named place does not belong to that trade term.",
    advice: "He may be new to importing. Ask which port is meant before you quote.",
  },
};

export const topics: Record<QuestionTopic, string> = {
  price: "Price",
  moq: "Minimum order",
  "lead-time": "Lead time",
  "payment-terms": "Payment terms",
  certificates: "Certificates",
  samples: "Samples",
  catalogue: "Catalogue",
  packing: "Packing",
  technical: "Technical",
  stock: "Stock",
  warranty: "Warranty",
  shipping: "Shipping",
  agency: "Agency",
  documents: "Documents",
  company: "Our company",
  other: "Other",
};
