/** Tables that no invariant looks at, and why there is nothing to be wrong in them. */
export const UNWATCHED: Readonly<Record<string, string>> = {
  addresses: "a customer's own notes; an order keeps its own copy",
  cart_lines: "wishes: prices and pieces are asked anew before anything is promised",
  cart_merges: "what an undo needs; nothing counts on it",
  categories: "words and order of departments",
  cookie_choices: "proofs, kept as they were given; checks and append-only triggers keep their shape",
  examinations: "what the doctor found; it does not look at itself",
  exceptional_hours: "hours are facts of the world; foreign keys and checks keep their shape",
  makers: "words and addresses",
  opening_hours: "hours are facts of the world; foreign keys and checks keep their shape",
  option_values: "words of a choice",
  options: "words of a choice",
  promises: "a promise that is late is a broken word, not a broken row",
  rate_limits: "counters that forget by themselves",
  search_words: "suggestions for mistyped words",
  staff_roles: "who may do what is for people to decide",
  withdrawals: "statements, kept as they were sent",
};
