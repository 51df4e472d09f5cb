CREATE TABLE "invites" (
	"merchant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"code_hash" text NOT NULL,
	"role" text NOT NULL,
	"store_id" uuid,
	"invited_by" uuid,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"claimed_by" uuid,
	"claimed_at" timestamp (3) with time zone,
	CONSTRAINT "invites_merchant_id_id_pk" PRIMARY KEY("merchant_id","id"),
	CONSTRAINT "invites_code" UNIQUE("merchant_id","code_hash"),
	CONSTRAINT "invites_owner_everywhere" CHECK (("invites"."role" = 'owner') = ("invites"."store_id" is null)),
	CONSTRAINT "invites_claimed" CHECK (("invites"."claimed_at" is null) = ("invites"."claimed_by" is null))
);
--> statement-breakpoint
CREATE TABLE "staff_actions" (
	"merchant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"store_id" uuid,
	"person_id" uuid NOT NULL,
	"action" text NOT NULL,
	"subject" text,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "staff_actions_merchant_id_id_pk" PRIMARY KEY("merchant_id","id")
);
--> statement-breakpoint
ALTER TABLE "tables" DROP CONSTRAINT "tables_label";--> statement-breakpoint
ALTER TABLE "dishes" ALTER COLUMN "category_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "stores" ALTER COLUMN "latitude" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "stores" ALTER COLUMN "longitude" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "stores" ALTER COLUMN "picture_day" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "stores" ALTER COLUMN "picture_night" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "tables" ADD COLUMN "removed_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "dishes" ADD COLUMN "allergens" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "dishes" ADD COLUMN "removed_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "invites" ADD CONSTRAINT "invites_merchant_id_merchants_merchant_id_fk" FOREIGN KEY ("merchant_id") REFERENCES "public"."merchants"("merchant_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invites" ADD CONSTRAINT "invites_store" FOREIGN KEY ("merchant_id","store_id") REFERENCES "public"."stores"("merchant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_actions" ADD CONSTRAINT "staff_actions_person" FOREIGN KEY ("merchant_id","person_id") REFERENCES "public"."people"("merchant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "staff_actions_at" ON "staff_actions" USING btree ("merchant_id","at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "tables_label" ON "tables" USING btree ("merchant_id","store_id","label") WHERE "tables"."removed_at" is null;--> statement-breakpoint
ALTER TABLE "dishes" ADD CONSTRAINT "dishes_removed" CHECK (("dishes"."category_id" is null) = ("dishes"."removed_at" is not null));--> statement-breakpoint
ALTER TABLE "stores" ADD CONSTRAINT "stores_place" CHECK (("stores"."latitude" is null) = ("stores"."longitude" is null));