/** Names of the signals of those who sell to us. */
export const sellingSignals: Readonly<Record<string, string>> = {
  "we-sell": "Sells something itself",
  "sales-pitch": "Sales talk",
  "sales-call": "Wants a sales call",
  unsubscribe: "Way out of a mailing list",
  "seo-web": "Search ranking or advertising",
  "freight-offer": "Offers freight",
  exhibit: "Sells a fair booth",
  "consumer-offer": "Goods for everybody, as in mass mail",
  appeal: "An appeal, survey or greeting to a list",
  "mass-letter": "A letter to a mailing list",
  "mass-links": "Links as mass mailers set them",
  "wish-facts": "signs that something of ours is wanted",
};
