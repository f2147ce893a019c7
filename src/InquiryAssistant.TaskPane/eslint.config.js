import js from "@eslint/js";
import tseslint from "typescript-eslint";

const office = "Only src/mailbox/outlook.ts speaks to Office.js; everything else goes through MailboxAdapter.";

export default tseslint.config(
  { ignores: ["node_modules/"] },
  js.configs.recommended,
  tseslint.configs.strictTypeChecked,
  tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        project: ["tsconfig.json", "tsconfig.tools.json"],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      "no-restricted-globals": ["error", { name: "Office", message: office }],
      "no-restricted-syntax": [
        "error",
        { selector: "MemberExpression[property.name='Office']", message: office },
        { selector: "JSXAttribute[name.name='dangerouslySetInnerHTML']", message: "Mail text never becomes markup." },
        {
          selector: "AssignmentExpression[left.property.name='innerHTML']",
          message: "Mail text never becomes markup.",
        },
      ],
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/switch-exhaustiveness-check": "error",
      "@typescript-eslint/consistent-type-definitions": "off",
      // The compiler option noPropertyAccessFromIndexSignature is not used; bracket access marks unchecked data.
      "@typescript-eslint/dot-notation": "off",
      "max-lines": ["error", 300],
      eqeqeq: "error",
    },
  },
  {
    files: ["src/mailbox/outlook.ts"],
    rules: { "no-restricted-globals": "off", "no-restricted-syntax": "off" },
  },
  { files: ["**/*.test.{ts,tsx}"], rules: { "max-lines": ["error", 500] } },
  {
    files: ["**/*.{js,mjs}"],
    ...tseslint.configs.disableTypeChecked,
    languageOptions: { globals: { console: "readonly", process: "readonly", URL: "readonly" } },
  },
);
