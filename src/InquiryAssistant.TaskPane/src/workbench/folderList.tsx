import type { Folder } from "../api/contracts";
import { Icon, type IconName } from "../pane/icons";
import { useWorkbenchMessages } from "./language/workbenchLanguage";

const icons: Record<NonNullable<Folder["key"]>, IconName> = {
  inbox: "inbox",
  drafts: "drafts",
  sentitems: "sent",
  archive: "archive",
  deleteditems: "bin",
  junkemail: "barred",
};

interface FolderListProps {
  readonly folders: readonly Folder[];
  readonly current: string | null;
  readonly onOpen: (id: string) => void;
}

export function FolderList({ folders, current, onOpen }: FolderListProps) {
  const texts = useWorkbenchMessages();
  return (
    <nav class="folders" aria-label={texts.folderList}>
      <ul>
        {folders.map((folder) => {
          const name = folder.key === null ? folder.name : texts.folders[folder.key];
          const count = folder.key === "drafts" ? folder.total : folder.unread;
          return (
            <li key={folder.id}>
              <button
                type="button"
                class="folder"
                title={name}
                aria-current={folder.id === current ? "page" : undefined}
                onClick={() => {
                  onOpen(folder.id);
                }}
              >
                <Icon name={folder.key === null ? "folder" : icons[folder.key]} />
                <span class="folder-name">{name}</span>
                {count > 0 && (
                  <span class="folder-count">
                    {count}
                    {folder.key !== "drafts" && <span class="hidden-text"> {texts.unreadMail}</span>}
                  </span>
                )}
              </button>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
