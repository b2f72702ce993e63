/** What the API refuses (RFC 9457), as an error that forms and pages understand. */

export interface FieldProblem {
  field: string;
  code: string;
  detail: string;
}

interface Told {
  type?: unknown;
  detail?: unknown;
  errors?: unknown;
  score?: unknown;
}

const PREFIX = "urn:stoa:problem:";

export class Problem extends Error {
  override readonly name = "Problem";

  constructor(
    /** What the problem's type ends in: `ticket-refused`. It stays the same, whatever the text becomes. */
    readonly kind: string,
    readonly status: number,
    /** What the API says, in words of its own. */
    readonly detail: string,
    readonly fields: readonly FieldProblem[] = [],
    /** For how many seconds to wait, where that was told. */
    readonly wait: number | null = null,
    /** How hard a password that was refused is to guess, from 0 to 4. */
    readonly score: number | null = null,
    /** All that was told, such as what is free in place of what was taken. */
    readonly told: object = {},
  ) {
    super(detail);
  }

  /** What came instead of an answer; the gateway in front of the API has words of its own. */
  static of(status: number, told: unknown, retryAfter: string | null): Problem {
    const said: Told = typeof told === "object" && told !== null ? told : {};
    const type = typeof said.type === "string" ? said.type : "";
    const kind = type.startsWith(PREFIX) ? type.slice(PREFIX.length) : (KINDS[status] ?? "unforeseen");
    const detail = typeof said.detail === "string" ? said.detail : "";
    const fields = Array.isArray(said.errors) ? said.errors.filter(isFieldProblem) : [];
    const score = typeof said.score === "number" ? said.score : null;
    return new Problem(kind, status, detail, fields, seconds(retryAfter), score, said);
  }
}

/** There is no way to the API from here. */
export class Offline extends Error {
  override readonly name = "Offline";
}

/** Somebody was asked to show again who they are, and would rather not. */
export class Declined extends Error {
  override readonly name = "Declined";
}

const KINDS: Readonly<Record<number, string>> = {
  401: "unauthenticated",
  403: "forbidden",
  404: "not-found",
  413: "body-too-large",
  429: "too-many-requests",
  503: "unavailable",
};

function isFieldProblem(each: unknown): each is FieldProblem {
  if (typeof each !== "object" || each === null) return false;
  const { field, detail } = each as Partial<FieldProblem>;
  return typeof field === "string" && typeof detail === "string";
}

/** `Retry-After`, which is a number of seconds or a date. */
export function seconds(header: string | null, now: number = Date.now()): number | null {
  if (header === null || header.trim() === "") return null;
  const number = Number(header);
  if (Number.isFinite(number)) return Math.max(0, Math.ceil(number));
  const date = Date.parse(header);
  return Number.isNaN(date) ? null : Math.max(0, Math.ceil((date - now) / 1000));
}
