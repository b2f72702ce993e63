import { t } from "~/texts";
import { toast } from "./toasts";

/** Put a text where people paste from, and say so; not every browser lets a page do that. */
export async function copy(text: string, said: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    toast(said);
  } catch {
    toast(t.secret.notCopied, "bad");
  }
}
