import type { Schema } from "fingertip-client";
import { day } from "./words";

export const KINDS = [
  { code: "wrong-quantity", name: "数量不对" },
  { code: "not-me", name: "不是本人" },
  { code: "deceased", name: "人已去世" },
  { code: "other", name: "其他" },
] as const;
const OUTCOMES: Record<string, string> = { upheld: "异议成立", partly: "部分成立", rejected: "异议不成立" };

/** An objection as it is shown. */
export function drawn({ id, rosterId, line, kind, text, status, dueOn, outcome, correctedIn, answer }: Schema<"Objection">) {
  const about = KINDS.find((each) => each.code === kind)?.name ?? "异议";
  return {
    id,
    roster: rosterId,
    title: line ? `第 ${line} 笔:${about}` : about,
    text,
    answered: status === "answered",
    state: status === "answered" ? ((outcome && OUTCOMES[outcome]) ?? "已答复") : "等待答复",
    due: status !== "answered" && dueOn ? `最迟${day(dueOn)}答复` : "",
    answer: answer ?? "",
    corrected: correctedIn ? `清册第 ${correctedIn} 版已经改正。` : "",
  };
}
