ALTER TABLE "visitor_links" RENAME TO "visitors";--> statement-breakpoint
ALTER TABLE "visitors" RENAME CONSTRAINT "visitor_links_merchant_id_visitor_id_pk" TO "visitors_merchant_id_visitor_id_pk";--> statement-breakpoint
CREATE TABLE "merges" (
	"merchant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"from_person_id" uuid NOT NULL,
	"into_person_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"merged_by" uuid,
	"merged_at" timestamp (3) with time zone NOT NULL,
	"undo_sealed" text,
	"undone_by" uuid,
	"undone_at" timestamp (3) with time zone,
	CONSTRAINT "merges_merchant_id_id_pk" PRIMARY KEY("merchant_id","id"),
	CONSTRAINT "merges_two" CHECK ("merges"."from_person_id" <> "merges"."into_person_id")
);
--> statement-breakpoint
CREATE TABLE "person_tags" (
	"merchant_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"tag_id" uuid NOT NULL,
	"given_by" uuid NOT NULL,
	"given_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "person_tags_merchant_id_person_id_tag_id_pk" PRIMARY KEY("merchant_id","person_id","tag_id")
);
--> statement-breakpoint
CREATE TABLE "tags" (
	"merchant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"rule" jsonb,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "tags_merchant_id_id_pk" PRIMARY KEY("merchant_id","id"),
	CONSTRAINT "tags_name" UNIQUE("merchant_id","name")
);
--> statement-breakpoint
CREATE TABLE "channel_costs" (
	"merchant_id" uuid NOT NULL,
	"channel_id" uuid NOT NULL,
	"on" date NOT NULL,
	"amount_fen" integer NOT NULL,
	CONSTRAINT "channel_costs_merchant_id_channel_id_on_pk" PRIMARY KEY("merchant_id","channel_id","on"),
	CONSTRAINT "channel_costs_amount" CHECK ("channel_costs"."amount_fen" >= 0)
);
--> statement-breakpoint
CREATE TABLE "channels" (
	"merchant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"store_id" uuid NOT NULL,
	"code" text NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "channels_merchant_id_id_pk" PRIMARY KEY("merchant_id","id"),
	CONSTRAINT "channels_code" UNIQUE("merchant_id","code")
);
--> statement-breakpoint
CREATE TABLE "refused_events" (
	"merchant_id" uuid NOT NULL,
	"on" date NOT NULL,
	"reason" text NOT NULL,
	"count" integer NOT NULL,
	CONSTRAINT "refused_events_merchant_id_on_reason_pk" PRIMARY KEY("merchant_id","on","reason")
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"merchant_id" uuid NOT NULL,
	"visitor_id" uuid NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone NOT NULL,
	"source" text NOT NULL,
	"channel_id" uuid,
	"scene" smallint,
	"store_id" uuid,
	"person_key" uuid,
	"staff" boolean NOT NULL,
	"bot" boolean DEFAULT false NOT NULL,
	"events" integer NOT NULL,
	"pages" integer NOT NULL,
	CONSTRAINT "sessions_merchant_id_visitor_id_started_at_pk" PRIMARY KEY("merchant_id","visitor_id","started_at"),
	CONSTRAINT "sessions_span" CHECK ("sessions"."started_at" <= "sessions"."ended_at")
);
--> statement-breakpoint
CREATE TABLE "visitor_people" (
	"merchant_id" uuid NOT NULL,
	"visitor_id" uuid NOT NULL,
	"on" date NOT NULL,
	"person_key" uuid NOT NULL,
	CONSTRAINT "visitor_people_merchant_id_visitor_id_on_person_key_pk" PRIMARY KEY("merchant_id","visitor_id","on","person_key")
);
--> statement-breakpoint
ALTER TABLE "people" DROP CONSTRAINT "people_known_somehow";--> statement-breakpoint
ALTER TABLE "people" DROP CONSTRAINT "people_member_has_phone";--> statement-breakpoint
ALTER TABLE "reservations" ALTER COLUMN "contact_phone_sealed" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "visitors" ALTER COLUMN "person_key" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "visitors" ALTER COLUMN "linked_at" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "consents" ADD COLUMN "page" text;--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "unionid_hash" text;--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "unionid_sealed" text;--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "merged_into" uuid;--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "under_14" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "erased_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "merchants" ADD COLUMN "keep_events_months" integer DEFAULT 24 NOT NULL;--> statement-breakpoint
ALTER TABLE "merchants" ADD COLUMN "keep_contacts_months" integer DEFAULT 24 NOT NULL;--> statement-breakpoint
ALTER TABLE "events" ADD COLUMN "bot" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "events" ADD COLUMN "clock_wrong" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "events" ADD COLUMN "sequence" integer;--> statement-breakpoint
ALTER TABLE "visitors" ADD COLUMN "first_seen_at" timestamp (3) with time zone;--> statement-breakpoint
UPDATE "visitors" SET "first_seen_at" = "linked_at";--> statement-breakpoint
ALTER TABLE "visitors" ALTER COLUMN "first_seen_at" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "visitors" ADD COLUMN "last_seen_at" timestamp (3) with time zone;--> statement-breakpoint
UPDATE "visitors" SET "last_seen_at" = "linked_at";--> statement-breakpoint
ALTER TABLE "visitors" ALTER COLUMN "last_seen_at" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "visitors" ADD COLUMN "bot_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "visitors" ADD COLUMN "shared_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "visitors" ADD COLUMN "clock_wrong_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "merges" ADD CONSTRAINT "merges_from_fk" FOREIGN KEY ("merchant_id","from_person_id") REFERENCES "public"."people"("merchant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "merges" ADD CONSTRAINT "merges_into_fk" FOREIGN KEY ("merchant_id","into_person_id") REFERENCES "public"."people"("merchant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "person_tags" ADD CONSTRAINT "person_tags_person" FOREIGN KEY ("merchant_id","person_id") REFERENCES "public"."people"("merchant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "person_tags" ADD CONSTRAINT "person_tags_tag_fk" FOREIGN KEY ("merchant_id","tag_id") REFERENCES "public"."tags"("merchant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tags" ADD CONSTRAINT "tags_merchant_id_merchants_merchant_id_fk" FOREIGN KEY ("merchant_id") REFERENCES "public"."merchants"("merchant_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "channel_costs" ADD CONSTRAINT "channel_costs_channel" FOREIGN KEY ("merchant_id","channel_id") REFERENCES "public"."channels"("merchant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "channels" ADD CONSTRAINT "channels_store_fk" FOREIGN KEY ("merchant_id","store_id") REFERENCES "public"."stores"("merchant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_channel_fk" FOREIGN KEY ("merchant_id","channel_id") REFERENCES "public"."channels"("merchant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "merges_from" ON "merges" USING btree ("merchant_id","from_person_id");--> statement-breakpoint
CREATE INDEX "merges_into" ON "merges" USING btree ("merchant_id","into_person_id","merged_at");--> statement-breakpoint
CREATE INDEX "person_tags_tag" ON "person_tags" USING btree ("merchant_id","tag_id");--> statement-breakpoint
CREATE INDEX "channels_store" ON "channels" USING btree ("merchant_id","store_id","created_at");--> statement-breakpoint
CREATE INDEX "sessions_store" ON "sessions" USING btree ("merchant_id","store_id","started_at");--> statement-breakpoint
CREATE INDEX "sessions_person" ON "sessions" USING btree ("merchant_id","person_key","started_at");--> statement-breakpoint
CREATE INDEX "sessions_channel" ON "sessions" USING btree ("merchant_id","channel_id","started_at");--> statement-breakpoint
CREATE INDEX "visitor_people_person" ON "visitor_people" USING btree ("merchant_id","person_key");--> statement-breakpoint
ALTER TABLE "people" ADD CONSTRAINT "people_merged_into" FOREIGN KEY ("merchant_id","merged_into") REFERENCES "public"."people"("merchant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "people_unionid" ON "people" USING btree ("merchant_id","unionid_hash") WHERE "people"."merged_into" is null;--> statement-breakpoint
CREATE INDEX "people_merged" ON "people" USING btree ("merchant_id","merged_into");--> statement-breakpoint
CREATE INDEX "events_visitor" ON "events" USING btree ("merchant_id","visitor_id","id");--> statement-breakpoint
CREATE INDEX "visitors_person" ON "visitors" USING btree ("merchant_id","person_key");--> statement-breakpoint
ALTER TABLE "people" ADD CONSTRAINT "people_unionid_sealed" CHECK (("people"."unionid_hash" is null) = ("people"."unionid_sealed" is null));--> statement-breakpoint
ALTER TABLE "people" ADD CONSTRAINT "people_erased" CHECK ("people"."erased_at" is null or ("people"."openid_hash" is null and "people"."unionid_hash" is null and "people"."phone_sealed" is null and "people"."phone_hash" is null and "people"."phone_tail_hash" is null and "people"."name_sealed" is null and "people"."avatar" is null));--> statement-breakpoint
ALTER TABLE "people" ADD CONSTRAINT "people_known_somehow" CHECK ("people"."openid_hash" is not null or "people"."phone_sealed" is not null or "people"."merged_into" is not null or "people"."erased_at" is not null);--> statement-breakpoint
ALTER TABLE "people" ADD CONSTRAINT "people_member_has_phone" CHECK ("people"."member_at" is null or "people"."phone_sealed" is not null or "people"."merged_into" is not null or "people"."erased_at" is not null);--> statement-breakpoint
ALTER TABLE "visitors" ADD CONSTRAINT "visitors_linked" CHECK (("visitors"."person_key" is null) = ("visitors"."linked_at" is null));