export const signals: Readonly<Record<string, string>> = {};
