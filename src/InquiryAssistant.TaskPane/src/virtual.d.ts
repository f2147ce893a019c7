declare module "virtual:fluent-tokens.css";
