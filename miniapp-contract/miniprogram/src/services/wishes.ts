import type { Schema } from "fingertip-client";
import { day } from "./words";

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

/** A wish as everybody sees it in a list. */
export function drawnForAll({ id, number, title, typeName, region, status, statusName, office, submittedOn, doneOn, dueOn, stars }: Schema<"PublicWishItem">) {
  const end = doneOn ? `,${day(doneOn)}办结` : dueOn ? `,最迟${day(dueOn)}` : "";
  return {
    id,
    number,
    title,
    statusName,
    badge: badge(status),
    where: [region.name, typeName, office !== region.name && `${office}办理`].filter(Boolean).join(" · "),
    when: `${day(submittedOn)}提出${end}`,
    stars: stars ?? 0,
    starred: "★".repeat(stars ?? 0),
  };
}

/** What can be told of a wish by WeChat. */
export const WISH_NOTICES = ["wish-accepted", "wish-returned", "wish-done", "wish-closed"];
