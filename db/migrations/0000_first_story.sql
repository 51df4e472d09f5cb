CREATE EXTENSION IF NOT EXISTS btree_gist;
--> statement-breakpoint
CREATE TABLE "floor_plans" (
	"merchant_id" uuid NOT NULL,
	"store_id" uuid NOT NULL,
	"name" text NOT NULL,
	"width" double precision NOT NULL,
	"height" double precision NOT NULL,
	"fixtures" jsonb NOT NULL,
	CONSTRAINT "floor_plans_merchant_id_store_id_pk" PRIMARY KEY("merchant_id","store_id")
);
--> statement-breakpoint
CREATE TABLE "reservations" (
	"merchant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"store_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"table_id" uuid NOT NULL,
	"party_size" integer NOT NULL,
	"starts_at" timestamp (3) with time zone NOT NULL,
	"ends_at" timestamp (3) with time zone NOT NULL,
	"status" text NOT NULL,
	"contact_name_sealed" text,
	"contact_phone_sealed" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"settled_at" timestamp (3) with time zone,
	CONSTRAINT "reservations_merchant_id_id_pk" PRIMARY KEY("merchant_id","id"),
	CONSTRAINT "reservations_span" CHECK ("reservations"."starts_at" < "reservations"."ends_at"),
	CONSTRAINT "reservations_settled" CHECK (("reservations"."status" = 'booked') = ("reservations"."settled_at" is null))
);
--> statement-breakpoint
CREATE TABLE "table_occupancies" (
	"merchant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"store_id" uuid NOT NULL,
	"table_id" uuid NOT NULL,
	"reservation_id" uuid NOT NULL,
	"period" "tstzrange" NOT NULL,
	"active" boolean NOT NULL,
	CONSTRAINT "table_occupancies_merchant_id_id_pk" PRIMARY KEY("merchant_id","id")
);
--> statement-breakpoint
CREATE TABLE "tables" (
	"merchant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"store_id" uuid NOT NULL,
	"label" text NOT NULL,
	"seats" integer NOT NULL,
	"party_min" integer NOT NULL,
	"party_max" integer NOT NULL,
	"shape" text NOT NULL,
	"x" double precision NOT NULL,
	"y" double precision NOT NULL,
	"width" double precision NOT NULL,
	"height" double precision NOT NULL,
	"features" text[] NOT NULL,
	CONSTRAINT "tables_merchant_id_id_pk" PRIMARY KEY("merchant_id","id"),
	CONSTRAINT "tables_label" UNIQUE("merchant_id","store_id","label"),
	CONSTRAINT "tables_party" CHECK (1 <= "tables"."party_min" and "tables"."party_min" <= "tables"."party_max")
);
--> statement-breakpoint
CREATE TABLE "people" (
	"merchant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"person_key" uuid NOT NULL,
	"openid_hash" text NOT NULL,
	"openid_sealed" text NOT NULL,
	"name_sealed" text,
	"phone_hash" text,
	"phone_sealed" text,
	"fan_at" timestamp (3) with time zone,
	"fan_store_id" uuid,
	"member_at" timestamp (3) with time zone,
	"member_store_id" uuid,
	"regular_at" timestamp (3) with time zone,
	"visits" integer DEFAULT 0 NOT NULL,
	"last_visit_on" date,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "people_merchant_id_id_pk" PRIMARY KEY("merchant_id","id"),
	CONSTRAINT "people_openid" UNIQUE("merchant_id","openid_hash"),
	CONSTRAINT "people_key" UNIQUE("merchant_id","person_key"),
	CONSTRAINT "people_member_has_phone" CHECK ("people"."member_at" is null or "people"."phone_sealed" is not null)
);
--> statement-breakpoint
CREATE TABLE "staff" (
	"merchant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"role" text NOT NULL,
	"store_id" uuid,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "staff_merchant_id_id_pk" PRIMARY KEY("merchant_id","id"),
	CONSTRAINT "staff_post" UNIQUE NULLS NOT DISTINCT("merchant_id","person_id","store_id"),
	CONSTRAINT "staff_owner_everywhere" CHECK (("staff"."role" = 'owner') = ("staff"."store_id" is null))
);
--> statement-breakpoint
CREATE TABLE "store_guests" (
	"merchant_id" uuid NOT NULL,
	"store_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"first_act_at" timestamp (3) with time zone NOT NULL,
	"last_act_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "store_guests_merchant_id_store_id_person_id_pk" PRIMARY KEY("merchant_id","store_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "visits" (
	"merchant_id" uuid NOT NULL,
	"store_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"on" date NOT NULL,
	"first_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "visits_merchant_id_person_id_on_store_id_pk" PRIMARY KEY("merchant_id","person_id","on","store_id")
);
--> statement-breakpoint
CREATE TABLE "idempotency_keys" (
	"merchant_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"key" text NOT NULL,
	"request_hash" text NOT NULL,
	"status" integer NOT NULL,
	"reply" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "idempotency_keys_merchant_id_person_id_key_pk" PRIMARY KEY("merchant_id","person_id","key")
);
--> statement-breakpoint
CREATE TABLE "merchant_directory" (
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"merchant_id" uuid NOT NULL,
	CONSTRAINT "merchant_directory_kind_name_pk" PRIMARY KEY("kind","name")
);
--> statement-breakpoint
CREATE TABLE "merchant_secrets" (
	"merchant_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"sealed" text NOT NULL,
	CONSTRAINT "merchant_secrets_merchant_id_kind_pk" PRIMARY KEY("merchant_id","kind")
);
--> statement-breakpoint
CREATE TABLE "merchants" (
	"merchant_id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "dish_sold_outs" (
	"merchant_id" uuid NOT NULL,
	"store_id" uuid NOT NULL,
	"dish_id" uuid NOT NULL,
	"on" date NOT NULL,
	CONSTRAINT "dish_sold_outs_merchant_id_store_id_on_dish_id_pk" PRIMARY KEY("merchant_id","store_id","on","dish_id")
);
--> statement-breakpoint
CREATE TABLE "dishes" (
	"merchant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"category_id" uuid NOT NULL,
	"name" text NOT NULL,
	"description" text NOT NULL,
	"price_fen" integer NOT NULL,
	"picture" text,
	"featured" boolean NOT NULL,
	"sort" integer NOT NULL,
	CONSTRAINT "dishes_merchant_id_id_pk" PRIMARY KEY("merchant_id","id"),
	CONSTRAINT "dishes_price" CHECK ("dishes"."price_fen" >= 0)
);
--> statement-breakpoint
CREATE TABLE "menu_categories" (
	"merchant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"note" text NOT NULL,
	"sort" integer NOT NULL,
	CONSTRAINT "menu_categories_merchant_id_id_pk" PRIMARY KEY("merchant_id","id"),
	CONSTRAINT "menu_categories_name" UNIQUE("merchant_id","name")
);
--> statement-breakpoint
CREATE TABLE "service_periods" (
	"merchant_id" uuid NOT NULL,
	"store_id" uuid NOT NULL,
	"weekday" smallint NOT NULL,
	"name" text NOT NULL,
	"opens_minute" integer NOT NULL,
	"closes_minute" integer NOT NULL,
	CONSTRAINT "service_periods_merchant_id_store_id_weekday_opens_minute_pk" PRIMARY KEY("merchant_id","store_id","weekday","opens_minute"),
	CONSTRAINT "service_periods_weekday" CHECK ("service_periods"."weekday" between 1 and 7),
	CONSTRAINT "service_periods_span" CHECK ("service_periods"."opens_minute" >= 0 and "service_periods"."opens_minute" < "service_periods"."closes_minute" and "service_periods"."closes_minute" <= 1440)
);
--> statement-breakpoint
CREATE TABLE "store_closures" (
	"merchant_id" uuid NOT NULL,
	"store_id" uuid NOT NULL,
	"on" date NOT NULL,
	"reason" text NOT NULL,
	CONSTRAINT "store_closures_merchant_id_store_id_on_pk" PRIMARY KEY("merchant_id","store_id","on")
);
--> statement-breakpoint
CREATE TABLE "stores" (
	"merchant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"address" text NOT NULL,
	"latitude" double precision NOT NULL,
	"longitude" double precision NOT NULL,
	"phone" text NOT NULL,
	"notice" text,
	"time_zone" text NOT NULL,
	"picture_day" text NOT NULL,
	"picture_night" text NOT NULL,
	"sort" integer NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "stores_merchant_id_id_pk" PRIMARY KEY("merchant_id","id")
);
--> statement-breakpoint
CREATE TABLE "events" (
	"merchant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"person_key" uuid,
	"visitor_id" uuid,
	"store_id" uuid,
	"staff" boolean NOT NULL,
	"properties" jsonb NOT NULL,
	"occurred_at" timestamp (3) with time zone NOT NULL,
	"clock_at" timestamp (3) with time zone,
	"received_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "events_merchant_id_id_pk" PRIMARY KEY("merchant_id","id")
) PARTITION BY RANGE ("id");
--> statement-breakpoint
CREATE TABLE "events_default" PARTITION OF "events" DEFAULT;
--> statement-breakpoint
CREATE TABLE "store_visitors" (
	"merchant_id" uuid NOT NULL,
	"store_id" uuid NOT NULL,
	"on" date NOT NULL,
	"who" uuid NOT NULL,
	CONSTRAINT "store_visitors_merchant_id_store_id_on_who_pk" PRIMARY KEY("merchant_id","store_id","on","who")
);
--> statement-breakpoint
CREATE TABLE "visitor_links" (
	"merchant_id" uuid NOT NULL,
	"visitor_id" uuid NOT NULL,
	"person_key" uuid NOT NULL,
	"linked_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "visitor_links_merchant_id_visitor_id_pk" PRIMARY KEY("merchant_id","visitor_id")
);
--> statement-breakpoint
CREATE TABLE "offer_stores" (
	"merchant_id" uuid NOT NULL,
	"offer_id" uuid NOT NULL,
	"store_id" uuid NOT NULL,
	CONSTRAINT "offer_stores_merchant_id_offer_id_store_id_pk" PRIMARY KEY("merchant_id","offer_id","store_id")
);
--> statement-breakpoint
CREATE TABLE "offers" (
	"merchant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"title" text NOT NULL,
	"terms" text NOT NULL,
	"kind" text NOT NULL,
	"discount_fen" integer NOT NULL,
	"min_spend_fen" integer NOT NULL,
	"picture" text,
	"claim_until" timestamp (3) with time zone,
	"valid_days" integer NOT NULL,
	"per_person_limit" integer NOT NULL,
	"stock" integer,
	"claimed" integer DEFAULT 0 NOT NULL,
	"sort" integer NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "offers_merchant_id_id_pk" PRIMARY KEY("merchant_id","id"),
	CONSTRAINT "offers_stock" CHECK ("offers"."claimed" >= 0 and ("offers"."stock" is null or "offers"."claimed" <= "offers"."stock")),
	CONSTRAINT "offers_worth" CHECK ("offers"."discount_fen" > 0 and "offers"."min_spend_fen" >= 0 and "offers"."per_person_limit" > 0 and "offers"."valid_days" > 0)
);
--> statement-breakpoint
CREATE TABLE "redemptions" (
	"merchant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"voucher_id" uuid NOT NULL,
	"store_id" uuid NOT NULL,
	"redeemed_by" uuid NOT NULL,
	"bill_fen" integer NOT NULL,
	"discount_fen" integer NOT NULL,
	"redeemed_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "redemptions_merchant_id_id_pk" PRIMARY KEY("merchant_id","id"),
	CONSTRAINT "redemptions_voucher" UNIQUE("merchant_id","voucher_id"),
	CONSTRAINT "redemptions_worth" CHECK (0 <= "redemptions"."discount_fen" and 0 <= "redemptions"."bill_fen")
);
--> statement-breakpoint
CREATE TABLE "voucher_movements" (
	"merchant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"voucher_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"actor_id" uuid NOT NULL,
	"store_id" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "voucher_movements_merchant_id_id_pk" PRIMARY KEY("merchant_id","id")
);
--> statement-breakpoint
CREATE TABLE "vouchers" (
	"merchant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"offer_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"nth" integer NOT NULL,
	"status" text NOT NULL,
	"handle" text NOT NULL,
	"secret_sealed" text NOT NULL,
	"used_step" bigint DEFAULT 0 NOT NULL,
	"held_by" uuid,
	"held_store_id" uuid,
	"held_until" timestamp (3) with time zone,
	"claimed_store_id" uuid NOT NULL,
	"claimed_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"spent_at" timestamp (3) with time zone,
	CONSTRAINT "vouchers_merchant_id_id_pk" PRIMARY KEY("merchant_id","id"),
	CONSTRAINT "vouchers_nth" UNIQUE("merchant_id","offer_id","person_id","nth"),
	CONSTRAINT "vouchers_spent" CHECK (("vouchers"."status" = 'spent') = ("vouchers"."spent_at" is not null))
);
--> statement-breakpoint
ALTER TABLE "floor_plans" ADD CONSTRAINT "floor_plans_store" FOREIGN KEY ("merchant_id","store_id") REFERENCES "public"."stores"("merchant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reservations" ADD CONSTRAINT "reservations_store_fk" FOREIGN KEY ("merchant_id","store_id") REFERENCES "public"."stores"("merchant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reservations" ADD CONSTRAINT "reservations_person_fk" FOREIGN KEY ("merchant_id","person_id") REFERENCES "public"."people"("merchant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reservations" ADD CONSTRAINT "reservations_table_fk" FOREIGN KEY ("merchant_id","table_id") REFERENCES "public"."tables"("merchant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "table_occupancies" ADD CONSTRAINT "table_occupancies_table" FOREIGN KEY ("merchant_id","table_id") REFERENCES "public"."tables"("merchant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "table_occupancies" ADD CONSTRAINT "table_occupancies_reservation_fk" FOREIGN KEY ("merchant_id","reservation_id") REFERENCES "public"."reservations"("merchant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tables" ADD CONSTRAINT "tables_store" FOREIGN KEY ("merchant_id","store_id") REFERENCES "public"."stores"("merchant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "people" ADD CONSTRAINT "people_merchant_id_merchants_merchant_id_fk" FOREIGN KEY ("merchant_id") REFERENCES "public"."merchants"("merchant_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff" ADD CONSTRAINT "staff_person" FOREIGN KEY ("merchant_id","person_id") REFERENCES "public"."people"("merchant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff" ADD CONSTRAINT "staff_store" FOREIGN KEY ("merchant_id","store_id") REFERENCES "public"."stores"("merchant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "store_guests" ADD CONSTRAINT "store_guests_person" FOREIGN KEY ("merchant_id","person_id") REFERENCES "public"."people"("merchant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "store_guests" ADD CONSTRAINT "store_guests_store" FOREIGN KEY ("merchant_id","store_id") REFERENCES "public"."stores"("merchant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "visits" ADD CONSTRAINT "visits_person" FOREIGN KEY ("merchant_id","person_id") REFERENCES "public"."people"("merchant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "visits" ADD CONSTRAINT "visits_store" FOREIGN KEY ("merchant_id","store_id") REFERENCES "public"."stores"("merchant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "merchant_directory" ADD CONSTRAINT "merchant_directory_merchant_id_merchants_merchant_id_fk" FOREIGN KEY ("merchant_id") REFERENCES "public"."merchants"("merchant_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "merchant_secrets" ADD CONSTRAINT "merchant_secrets_merchant_id_merchants_merchant_id_fk" FOREIGN KEY ("merchant_id") REFERENCES "public"."merchants"("merchant_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dish_sold_outs" ADD CONSTRAINT "dish_sold_outs_store" FOREIGN KEY ("merchant_id","store_id") REFERENCES "public"."stores"("merchant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dish_sold_outs" ADD CONSTRAINT "dish_sold_outs_dish" FOREIGN KEY ("merchant_id","dish_id") REFERENCES "public"."dishes"("merchant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dishes" ADD CONSTRAINT "dishes_category" FOREIGN KEY ("merchant_id","category_id") REFERENCES "public"."menu_categories"("merchant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "menu_categories" ADD CONSTRAINT "menu_categories_merchant_id_merchants_merchant_id_fk" FOREIGN KEY ("merchant_id") REFERENCES "public"."merchants"("merchant_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "service_periods" ADD CONSTRAINT "service_periods_store" FOREIGN KEY ("merchant_id","store_id") REFERENCES "public"."stores"("merchant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "store_closures" ADD CONSTRAINT "store_closures_store" FOREIGN KEY ("merchant_id","store_id") REFERENCES "public"."stores"("merchant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stores" ADD CONSTRAINT "stores_merchant_id_merchants_merchant_id_fk" FOREIGN KEY ("merchant_id") REFERENCES "public"."merchants"("merchant_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offer_stores" ADD CONSTRAINT "offer_stores_offer" FOREIGN KEY ("merchant_id","offer_id") REFERENCES "public"."offers"("merchant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offer_stores" ADD CONSTRAINT "offer_stores_store" FOREIGN KEY ("merchant_id","store_id") REFERENCES "public"."stores"("merchant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offers" ADD CONSTRAINT "offers_merchant_id_merchants_merchant_id_fk" FOREIGN KEY ("merchant_id") REFERENCES "public"."merchants"("merchant_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "redemptions" ADD CONSTRAINT "redemptions_voucher_fk" FOREIGN KEY ("merchant_id","voucher_id") REFERENCES "public"."vouchers"("merchant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "redemptions" ADD CONSTRAINT "redemptions_store_fk" FOREIGN KEY ("merchant_id","store_id") REFERENCES "public"."stores"("merchant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "voucher_movements" ADD CONSTRAINT "voucher_movements_voucher_fk" FOREIGN KEY ("merchant_id","voucher_id") REFERENCES "public"."vouchers"("merchant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vouchers" ADD CONSTRAINT "vouchers_offer" FOREIGN KEY ("merchant_id","offer_id") REFERENCES "public"."offers"("merchant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vouchers" ADD CONSTRAINT "vouchers_person_fk" FOREIGN KEY ("merchant_id","person_id") REFERENCES "public"."people"("merchant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "reservations_store" ON "reservations" USING btree ("merchant_id","store_id","starts_at","id");--> statement-breakpoint
CREATE INDEX "reservations_person" ON "reservations" USING btree ("merchant_id","person_id","starts_at","id");--> statement-breakpoint
CREATE INDEX "reservations_made" ON "reservations" USING btree ("merchant_id","store_id","created_at");--> statement-breakpoint
CREATE INDEX "table_occupancies_reservation" ON "table_occupancies" USING btree ("merchant_id","reservation_id");--> statement-breakpoint
CREATE INDEX "people_phone" ON "people" USING btree ("merchant_id","phone_hash");--> statement-breakpoint
CREATE INDEX "people_fan" ON "people" USING btree ("merchant_id","fan_store_id","fan_at");--> statement-breakpoint
CREATE INDEX "people_member" ON "people" USING btree ("merchant_id","member_store_id","member_at");--> statement-breakpoint
CREATE INDEX "store_guests_recent" ON "store_guests" USING btree ("merchant_id","store_id","last_act_at","person_id");--> statement-breakpoint
CREATE INDEX "visits_store_day" ON "visits" USING btree ("merchant_id","store_id","on");--> statement-breakpoint
CREATE INDEX "events_person" ON "events" USING btree ("merchant_id","person_key","id");--> statement-breakpoint
CREATE INDEX "redemptions_store" ON "redemptions" USING btree ("merchant_id","store_id","redeemed_at");--> statement-breakpoint
CREATE INDEX "voucher_movements_voucher" ON "voucher_movements" USING btree ("merchant_id","voucher_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "vouchers_live_handle" ON "vouchers" USING btree ("merchant_id","handle") WHERE "vouchers"."status" = 'live';--> statement-breakpoint
CREATE INDEX "vouchers_person" ON "vouchers" USING btree ("merchant_id","person_id","id");--> statement-breakpoint
CREATE INDEX "vouchers_claimed" ON "vouchers" USING btree ("merchant_id","claimed_store_id","claimed_at");--> statement-breakpoint
ALTER TABLE "table_occupancies" ADD CONSTRAINT "table_occupancies_no_overlap" EXCLUDE USING gist ("merchant_id" WITH =, "table_id" WITH =, "period" WITH &&) WHERE ("active");
