/** The colour of a state; one that a newer server invents is plain. */
const BADGES: Record<string, string> = {
  done: "good",
  confirmed: "good",
  returned: "warn",
  reopened: "warn",
  "closed-unresolved": "warn",
  "not-ours": "warn",
};

export const badge = (status: string) => BADGES[status] ?? "plain";
