/** Fluent's menu: roving focus, typing ahead, the top layer. Each part is imported alone, and only when the page stands. */
import "@fluentui/web-components/menu/define.js";
import "@fluentui/web-components/menu-item/define.js";
import "@fluentui/web-components/menu-list/define.js";
