import type { Schema } from "fingertip-client";

export type Answers = Record<string, string[]>;
type Question = Schema<"ReportQuestion">;

/** The questions to show, given what was answered so far; a hidden question's answer counts no more. */
export function shownQuestions(questions: readonly Question[], answers: Answers): Question[] {
  const shown = new Set<string>();
  return questions.filter(({ code, shownIf }) => {
    const fits = !shownIf || (shown.has(shownIf.question) && shownIf.anyOf.some((each) => answers[shownIf.question]?.includes(each)));
    if (fits) shown.add(code);
    return fits;
  });
}

/** Only what belongs to shown questions, without empty answers: what is sent. */
export function relevant(questions: readonly Question[], answers: Answers): Answers {
  const pairs = shownQuestions(questions, answers)
    .map(({ code }) => [code, (answers[code] ?? []).map((each) => each.trim()).filter(Boolean)] as const)
    .filter(([, given]) => given.length > 0);
  return Object.fromEntries(pairs);
}

/** The titles of the questions that must still be answered. */
export function missing(questions: readonly Question[], answers: Answers): string[] {
  const given = relevant(questions, answers);
  return shownQuestions(questions, answers)
    .filter(({ code, required }) => required && !given[code])
    .map(({ title }) => title);
}

/** Where to go instead, when a chosen option belongs to an authority above; empty otherwise. */
export function reservedAdvice(questions: readonly Question[], answers: Answers): string {
  const given = relevant(questions, answers);
  for (const { code, options } of questions) {
    const chosen = options?.find((each) => each.reserved && given[code]?.includes(each.code));
    if (chosen?.reserved) return chosen.reserved;
  }
  return "";
}

export type Drawn = ReturnType<typeof drawn>;

/** A question as it is shown, with what was answered so far. */
export function drawn({ code, title, hint, type, required, max, options }: Question, given: string[]) {
  return {
    code,
    title,
    hint: hint ?? "",
    type,
    required: required ?? false,
    max: max ?? 200,
    value: given[0] ?? "",
    options: (options ?? []).map((each) => ({ code: each.code, title: each.title, on: given.includes(each.code) })),
  };
}
