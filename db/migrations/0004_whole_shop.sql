CREATE TABLE "consents" (
	"merchant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"purpose" text NOT NULL,
	"version" text NOT NULL,
	"given" boolean NOT NULL,
	"store_id" uuid,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "consents_merchant_id_id_pk" PRIMARY KEY("merchant_id","id")
);
--> statement-breakpoint
CREATE TABLE "favourites" (
	"merchant_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"dish_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "favourites_merchant_id_person_id_dish_id_pk" PRIMARY KEY("merchant_id","person_id","dish_id")
);
--> statement-breakpoint
CREATE TABLE "pictures" (
	"merchant_id" uuid NOT NULL,
	"key" text NOT NULL,
	"width" integer NOT NULL,
	"height" integer NOT NULL,
	"bytes" integer NOT NULL,
	"uploaded_by" uuid NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"check" text NOT NULL,
	"check_id" text,
	CONSTRAINT "pictures_merchant_id_key_pk" PRIMARY KEY("merchant_id","key"),
	CONSTRAINT "pictures_size" CHECK ("pictures"."width" > 0 and "pictures"."height" > 0 and "pictures"."bytes" > 0)
);
--> statement-breakpoint
CREATE TABLE "special_periods" (
	"merchant_id" uuid NOT NULL,
	"store_id" uuid NOT NULL,
	"on" date NOT NULL,
	"name" text NOT NULL,
	"opens_minute" integer NOT NULL,
	"closes_minute" integer NOT NULL,
	CONSTRAINT "special_periods_merchant_id_store_id_on_opens_minute_pk" PRIMARY KEY("merchant_id","store_id","on","opens_minute"),
	CONSTRAINT "special_periods_span" CHECK ("special_periods"."opens_minute" >= 0 and "special_periods"."opens_minute" < "special_periods"."closes_minute" and "special_periods"."closes_minute" <= 1440)
);
--> statement-breakpoint
ALTER TABLE "redemptions" DROP CONSTRAINT "redemptions_voucher";--> statement-breakpoint
ALTER TABLE "people" ALTER COLUMN "openid_hash" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "people" ALTER COLUMN "openid_sealed" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "reservations" ADD COLUMN "phone_tail_hash" text;--> statement-breakpoint
ALTER TABLE "reservations" ADD COLUMN "taken_by" uuid;--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "avatar" text;--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "phone_tail_hash" text;--> statement-breakpoint
ALTER TABLE "visits" ADD COLUMN "cause_id" text;--> statement-breakpoint
ALTER TABLE "offers" ADD COLUMN "ended_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "redemptions" ADD COLUMN "reversed_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "redemptions" ADD COLUMN "reversed_by" uuid;--> statement-breakpoint
ALTER TABLE "consents" ADD CONSTRAINT "consents_person_fk" FOREIGN KEY ("merchant_id","person_id") REFERENCES "public"."people"("merchant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "favourites" ADD CONSTRAINT "favourites_person" FOREIGN KEY ("merchant_id","person_id") REFERENCES "public"."people"("merchant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "favourites" ADD CONSTRAINT "favourites_dish_fk" FOREIGN KEY ("merchant_id","dish_id") REFERENCES "public"."dishes"("merchant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pictures" ADD CONSTRAINT "pictures_merchant_id_merchants_merchant_id_fk" FOREIGN KEY ("merchant_id") REFERENCES "public"."merchants"("merchant_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "special_periods" ADD CONSTRAINT "special_periods_store" FOREIGN KEY ("merchant_id","store_id") REFERENCES "public"."stores"("merchant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "consents_person" ON "consents" USING btree ("merchant_id","person_id","purpose","at");--> statement-breakpoint
CREATE INDEX "favourites_dish" ON "favourites" USING btree ("merchant_id","dish_id");--> statement-breakpoint
CREATE INDEX "pictures_check" ON "pictures" USING btree ("merchant_id","check_id");--> statement-breakpoint
CREATE INDEX "reservations_phone_tail" ON "reservations" USING btree ("merchant_id","store_id","phone_tail_hash","starts_at");--> statement-breakpoint
CREATE INDEX "people_phone_tail" ON "people" USING btree ("merchant_id","phone_tail_hash");--> statement-breakpoint
CREATE UNIQUE INDEX "redemptions_voucher" ON "redemptions" USING btree ("merchant_id","voucher_id") WHERE "redemptions"."reversed_at" is null;--> statement-breakpoint
ALTER TABLE "people" ADD CONSTRAINT "people_openid_sealed" CHECK (("people"."openid_hash" is null) = ("people"."openid_sealed" is null));--> statement-breakpoint
ALTER TABLE "people" ADD CONSTRAINT "people_known_somehow" CHECK ("people"."openid_hash" is not null or "people"."phone_sealed" is not null);--> statement-breakpoint
ALTER TABLE "redemptions" ADD CONSTRAINT "redemptions_reversed" CHECK (("redemptions"."reversed_at" is null) = ("redemptions"."reversed_by" is null));