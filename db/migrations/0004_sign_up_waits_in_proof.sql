ALTER TABLE "email_proofs" ADD COLUMN "name" text;--> statement-breakpoint
ALTER TABLE "email_proofs" ADD COLUMN "password_hash" text;