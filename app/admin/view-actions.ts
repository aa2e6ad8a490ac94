"use server";
import { DropView, dropView, KeepView, keepView } from "@/lib/office/keep-view";
import { action } from "@/lib/request/action";
import { answerForm } from "@/lib/request/answer-form";

/** The table as it is seen now, kept under a name. */
export const keep = answerForm({ namespace: "office-table", act: action("staff", KeepView, keepView), refusals: { enough: "views.enough" }, done: "views.kept" });
/** It is kept no more. */
export const drop = answerForm({ namespace: "office-table", act: action("staff", DropView, dropView), refusals: {} });
