"use server";
import { redirect } from "next/navigation";
import { SendResetLink } from "@/lib/customers/send-reset-link";
import { SendSignInLink } from "@/lib/customers/send-sign-in-link";
import { SignUp } from "@/lib/customers/sign-up";
import * as account from "@/lib/request/account";
import { action } from "@/lib/request/action";
import { answerForm } from "@/lib/request/answer-form";

const namespace = "account";
const go = ({ to }: account.Onwards) => redirect(to);

export const enterByPassword = answerForm({ namespace, act: action("shopper", account.EnterByPassword, account.enterByPassword), refusals: { wrong: "wrong", "too-many": "tooManyTries" }, onDone: go });
export const enterByLink = answerForm({ namespace, act: action("shopper", account.EnterByLink, account.enterByLink), refusals: { "link-over": "linkOver", closed: "closed", "too-many": "tooManyTries" }, onDone: go });
export const askForLink = answerForm({ namespace, act: action("shopper", SendSignInLink, account.askForLink), refusals: { "too-many": "tooManyMails" }, done: "linkSent" });
export const beginAccount = answerForm({ namespace, act: action("shopper", SignUp, account.beginAccount), refusals: { "too-many": "tooManyMails" }, done: "signUpSent" });
export const askForReset = answerForm({ namespace, act: action("shopper", SendResetLink, account.askForReset), refusals: { "too-many": "tooManyMails" }, done: "resetSent" });
export const enterByReset = answerForm({ namespace, act: action("shopper", account.EnterByReset, account.enterByReset), refusals: { "link-over": "linkOver", "too-many": "tooManyTries" }, onDone: go });
