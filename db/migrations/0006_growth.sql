CREATE TABLE "alerts" (
	"merchant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"store_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"subject" text NOT NULL,
	"body" jsonb NOT NULL,
	"opened_at" timestamp (3) with time zone NOT NULL,
	"last_seen_at" timestamp (3) with time zone NOT NULL,
	"dismissed_at" timestamp (3) with time zone,
	"closed_at" timestamp (3) with time zone,
	CONSTRAINT "alerts_merchant_id_id_pk" PRIMARY KEY("merchant_id","id")
);
--> statement-breakpoint
CREATE TABLE "funnel_paths" (
	"merchant_id" uuid NOT NULL,
	"funnel" text NOT NULL,
	"scope" text NOT NULL,
	"entry_on" date NOT NULL,
	"who" uuid NOT NULL,
	"session" bigint NOT NULL,
	"reached" smallint NOT NULL,
	"steps_at" bigint[] NOT NULL,
	"split" text[] NOT NULL,
	CONSTRAINT "funnel_paths_merchant_id_funnel_scope_entry_on_who_session_pk" PRIMARY KEY("merchant_id","funnel","scope","entry_on","who","session"),
	CONSTRAINT "funnel_paths_reached" CHECK ("funnel_paths"."reached" >= 1)
);
--> statement-breakpoint
CREATE TABLE "funnel_rollups" (
	"merchant_id" uuid NOT NULL,
	"funnel" text NOT NULL,
	"scope" text NOT NULL,
	"rolled_at" timestamp (3) with time zone NOT NULL,
	"cursor" uuid,
	"staff" jsonb NOT NULL,
	CONSTRAINT "funnel_rollups_merchant_id_funnel_scope_pk" PRIMARY KEY("merchant_id","funnel","scope")
);
--> statement-breakpoint
CREATE TABLE "funnels" (
	"merchant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"store_id" uuid,
	"name" text NOT NULL,
	"definition" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "funnels_merchant_id_id_pk" PRIMARY KEY("merchant_id","id")
);
--> statement-breakpoint
CREATE TABLE "store_weeks" (
	"merchant_id" uuid NOT NULL,
	"scope" text NOT NULL,
	"week_on" date NOT NULL,
	"figures" jsonb NOT NULL,
	"made_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "store_weeks_merchant_id_scope_week_on_pk" PRIMARY KEY("merchant_id","scope","week_on")
);
--> statement-breakpoint
CREATE TABLE "report_deliveries" (
	"merchant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"recipient_id" uuid NOT NULL,
	"report_id" uuid NOT NULL,
	"status" text NOT NULL,
	"fault" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"settled_at" timestamp (3) with time zone,
	CONSTRAINT "report_deliveries_merchant_id_id_pk" PRIMARY KEY("merchant_id","id"),
	CONSTRAINT "report_deliveries_once" UNIQUE("merchant_id","recipient_id","report_id"),
	CONSTRAINT "report_deliveries_settled" CHECK (("report_deliveries"."settled_at" is null) = ("report_deliveries"."status" in ('sending', 'waiting')))
);
--> statement-breakpoint
CREATE TABLE "report_recipients" (
	"merchant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"store_id" uuid,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"address_sealed" text,
	"address_hash" text NOT NULL,
	"secret_sealed" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "report_recipients_merchant_id_id_pk" PRIMARY KEY("merchant_id","id"),
	CONSTRAINT "report_recipients_address" UNIQUE NULLS NOT DISTINCT("merchant_id","store_id","address_hash","ended_at")
);
--> statement-breakpoint
CREATE TABLE "reports" (
	"merchant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"store_id" uuid,
	"about" text NOT NULL,
	"subject_id" text NOT NULL,
	"message" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "reports_merchant_id_id_pk" PRIMARY KEY("merchant_id","id"),
	CONSTRAINT "reports_subject" UNIQUE("merchant_id","about","subject_id")
);
--> statement-breakpoint
CREATE TABLE "robot_paces" (
	"address_hash" text PRIMARY KEY NOT NULL,
	"sent_at" timestamp (3) with time zone[] NOT NULL,
	"held_until" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "summary_links" (
	"merchant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"summary_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"revoked_at" timestamp (3) with time zone,
	CONSTRAINT "summary_links_merchant_id_id_pk" PRIMARY KEY("merchant_id","id")
);
--> statement-breakpoint
CREATE TABLE "weekly_summaries" (
	"merchant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"store_id" uuid,
	"week_on" date NOT NULL,
	"revision" integer NOT NULL,
	"body" jsonb NOT NULL,
	"made_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "weekly_summaries_merchant_id_id_pk" PRIMARY KEY("merchant_id","id"),
	CONSTRAINT "weekly_summaries_week" UNIQUE NULLS NOT DISTINCT("merchant_id","store_id","week_on","revision"),
	CONSTRAINT "weekly_summaries_revision" CHECK ("weekly_summaries"."revision" >= 1)
);
--> statement-breakpoint
CREATE TABLE "interests" (
	"merchant_id" uuid NOT NULL,
	"store_id" uuid NOT NULL,
	"on" date NOT NULL,
	"how" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"who" uuid NOT NULL,
	CONSTRAINT "interests_merchant_id_store_id_on_how_subject_id_who_pk" PRIMARY KEY("merchant_id","store_id","on","how","subject_id","who")
);
--> statement-breakpoint
ALTER TABLE "alerts" ADD CONSTRAINT "alerts_store_fk" FOREIGN KEY ("merchant_id","store_id") REFERENCES "public"."stores"("merchant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "funnel_paths" ADD CONSTRAINT "funnel_paths_rollup" FOREIGN KEY ("merchant_id","funnel","scope") REFERENCES "public"."funnel_rollups"("merchant_id","funnel","scope") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "funnel_rollups" ADD CONSTRAINT "funnel_rollups_merchant_id_merchants_merchant_id_fk" FOREIGN KEY ("merchant_id") REFERENCES "public"."merchants"("merchant_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "funnels" ADD CONSTRAINT "funnels_merchant_id_merchants_merchant_id_fk" FOREIGN KEY ("merchant_id") REFERENCES "public"."merchants"("merchant_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "funnels" ADD CONSTRAINT "funnels_store_fk" FOREIGN KEY ("merchant_id","store_id") REFERENCES "public"."stores"("merchant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "store_weeks" ADD CONSTRAINT "store_weeks_merchant_id_merchants_merchant_id_fk" FOREIGN KEY ("merchant_id") REFERENCES "public"."merchants"("merchant_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_deliveries" ADD CONSTRAINT "report_deliveries_recipient" FOREIGN KEY ("merchant_id","recipient_id") REFERENCES "public"."report_recipients"("merchant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_deliveries" ADD CONSTRAINT "report_deliveries_report" FOREIGN KEY ("merchant_id","report_id") REFERENCES "public"."reports"("merchant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_recipients" ADD CONSTRAINT "report_recipients_merchant_id_merchants_merchant_id_fk" FOREIGN KEY ("merchant_id") REFERENCES "public"."merchants"("merchant_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_recipients" ADD CONSTRAINT "report_recipients_store" FOREIGN KEY ("merchant_id","store_id") REFERENCES "public"."stores"("merchant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reports" ADD CONSTRAINT "reports_merchant_id_merchants_merchant_id_fk" FOREIGN KEY ("merchant_id") REFERENCES "public"."merchants"("merchant_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reports" ADD CONSTRAINT "reports_store" FOREIGN KEY ("merchant_id","store_id") REFERENCES "public"."stores"("merchant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "summary_links" ADD CONSTRAINT "summary_links_summary_fk" FOREIGN KEY ("merchant_id","summary_id") REFERENCES "public"."weekly_summaries"("merchant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "weekly_summaries" ADD CONSTRAINT "weekly_summaries_merchant_id_merchants_merchant_id_fk" FOREIGN KEY ("merchant_id") REFERENCES "public"."merchants"("merchant_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "weekly_summaries" ADD CONSTRAINT "weekly_summaries_store" FOREIGN KEY ("merchant_id","store_id") REFERENCES "public"."stores"("merchant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "alerts_open" ON "alerts" USING btree ("merchant_id","store_id","kind","subject") WHERE "alerts"."closed_at" is null;--> statement-breakpoint
CREATE INDEX "alerts_store" ON "alerts" USING btree ("merchant_id","store_id","opened_at");--> statement-breakpoint
CREATE INDEX "funnel_paths_who" ON "funnel_paths" USING btree ("merchant_id","funnel","scope","who");--> statement-breakpoint
CREATE INDEX "funnels_store" ON "funnels" USING btree ("merchant_id","store_id","created_at");--> statement-breakpoint
CREATE INDEX "report_deliveries_recent" ON "report_deliveries" USING btree ("merchant_id","recipient_id","created_at");--> statement-breakpoint
CREATE INDEX "summary_links_summary" ON "summary_links" USING btree ("merchant_id","summary_id");--> statement-breakpoint
CREATE INDEX "reservations_settled_at" ON "reservations" USING btree ("merchant_id","store_id","settled_at");