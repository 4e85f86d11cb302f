import { api } from "./api";

/** Who leaves a page without having sent it leaves no photo behind, on the phone or at the server. */
export async function dropUnsent(files: readonly string[]): Promise<void> {
  const entries = await api.outbox.entries();
  for (const id of files.filter((each) => !entries.some((entry) => entry.files.includes(each)))) await api.uploads.cancel(id);
}
