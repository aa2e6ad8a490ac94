import type { Branch } from "./form";
import { badParameter } from "./refusal";

/** What a caller sent to one endpoint, read field by field with Stripe's own complaints. */
export class Given {
  constructor(
    private readonly tree: Branch,
    private readonly path = "",
  ) {}

  /**
   * Refuses names this stand-in does not implement, so that nobody relies on a parameter that is silently ignored.
   * `Name` is the keys of stripe-node's own parameters, so that a parameter Stripe has withdrawn doesn't compile here.
   */
  only<Name extends string = string>(...names: readonly Name[]): this {
    for (const name of Object.keys(this.tree)) {
      if ((names as readonly string[]).includes(name) || (name === "expand" && this.path === "")) continue;
      const param = this.at(name);
      throw badParameter(`Received unknown parameter: ${param} (the local stand-in reads: ${names.join(", ") || "none"})`, param, "parameter_unknown");
    }
    return this;
  }

  has = (name: string): boolean => this.tree[name] !== undefined;

  text(name: string): string | undefined {
    const value = this.tree[name];
    if (value === undefined || value === "") return undefined;
    if (typeof value !== "string") throw badParameter(`Invalid string: ${this.at(name)}`, this.at(name));
    return value;
  }

  need(name: string): string {
    const value = this.text(name);
    if (value === undefined) throw badParameter(`Missing required param: ${this.at(name)}.`, this.at(name), "parameter_missing");
    return value;
  }

  oneOf<const T extends string>(name: string, choices: readonly T[]): T | undefined {
    const value = this.text(name);
    const found = choices.find((choice) => choice === value);
    if (value !== undefined && found === undefined)
      throw badParameter(`Invalid ${this.at(name)}: must be one of ${choices.join(", ")}`, this.at(name));
    return found;
  }

  whole(name: string, least = 0): number | undefined {
    const value = this.text(name);
    if (value === undefined) return undefined;
    if (!/^-?\d{1,15}$/.test(value)) throw badParameter(`Invalid integer: ${value}`, this.at(name), "parameter_invalid_integer");
    if (Number(value) < least)
      throw badParameter(`This value must be greater than or equal to ${least}.`, this.at(name), "parameter_invalid_integer");
    return Number(value);
  }

  needWhole(name: string, least = 0): number {
    this.need(name);
    return this.whole(name, least) ?? 0;
  }

  flag(name: string): boolean {
    return this.oneOf(name, ["true", "false"]) === "true";
  }

  branch(name: string): Given {
    const value = this.tree[name];
    if (value === undefined || value === "") return new Given({}, this.at(name));
    if (typeof value === "string") throw badParameter("Invalid object", this.at(name));
    return new Given(value, this.at(name));
  }

  each(name: string): Given[] {
    const whole = this.branch(name);
    return Object.keys(whole.tree).map((key) => whole.branch(key));
  }

  texts(name: string): string[] {
    const whole = this.branch(name);
    return Object.keys(whole.tree).map((key) => whole.need(key));
  }

  /** Metadata: at most 50 keys, names to 40 characters, values to 500; an empty value takes the key away. */
  labels(name: string): Record<string, string> {
    const whole = this.branch(name);
    const pairs = Object.keys(whole.tree).flatMap((key) => [[key, whole.text(key)] as const]);
    if (pairs.length > 50) throw badParameter("You can specify at most 50 metadata keys.", whole.path);
    for (const [key, value] of pairs)
      if (key.length > 40 || (value?.length ?? 0) > 500)
        throw badParameter("Metadata keys can have up to 40 characters and values up to 500.", whole.at(key));
    return Object.fromEntries(pairs.filter((pair): pair is [string, string] => pair[1] !== undefined));
  }

  url(name: string): string | undefined {
    const value = this.text(name);
    if (value !== undefined && (!URL.canParse(value) || !/^https?:$/.test(new URL(value).protocol)))
      throw badParameter("Not a valid URL", this.at(name), "url_invalid");
    return value;
  }

  private at = (name: string): string => (this.path ? `${this.path}[${name}]` : name);
}
